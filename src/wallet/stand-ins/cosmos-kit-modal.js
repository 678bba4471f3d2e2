// Stands for cosmos-kit's stock dialog (modal/ of @cosmos-kit/react): connect-dialog.tsx is ours.
export const WalletModal = () => null;
export const DefaultModal = WalletModal;
export const defaultModalViews = {};
