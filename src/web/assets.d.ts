// What Vite understands beyond TypeScript: an import that gives a file's public address.
declare module '*?url' {
  const url: string;
  export default url;
}
