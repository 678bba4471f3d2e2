// Stands for the context in which cosmos-kit's stock dialog keeps its selection: it reads localStorage when it is mounted, and so takes the
// whole bridge down where storage is forbidden.
export const SelectedWalletRepoProvider = ({ children }) => children;
