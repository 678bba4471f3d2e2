// Icons of cosmos-kit's stock dialog, which is never drawn. One module answers every path of the package.
const nothing = () => null;
export const FaAndroid = nothing;
export const GoDesktopDownload = nothing;
export const GrFirefox = nothing;
export const RiAppStoreFill = nothing;
export const RiChromeFill = nothing;
