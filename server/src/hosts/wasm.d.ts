/** The bundle of the web worker holds these files as bytes. */
declare module "*.wasm" {
  const bytes: Uint8Array;
  // biome-ignore lint/style/noDefaultExport: so the bundler hands them over.
  export default bytes;
}
