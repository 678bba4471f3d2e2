// The components of cosmos-kit's stock dialog. We have our own (connect-dialog.tsx) and replace the dialog in the build (vite-stand-ins.ts);
// these names only satisfy static imports where that plugin does not run, such as Vite's dependency optimizer.
const nothing = () => null;
export const ConnectModal = nothing;
export const ConnectModalHead = nothing;
export const ConnectModalQRCode = nothing;
export const ConnectModalStatus = nothing;
export const ConnectModalWalletList = nothing;
export const ThemeProvider = nothing;
export const useTheme = () => ({ theme: 'light', setTheme: () => {} });
