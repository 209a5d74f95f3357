import react from "@vitejs/plugin-react";

// The packages of this app stand two folders above it.
export default { base: "./", plugins: [react()], optimizeDeps: { exclude: ["newsgloss"] }, server: { fs: { allow: ["../.."] } } };
