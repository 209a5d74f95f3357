export default { serverExternalPackages: ["newsgloss"] };
