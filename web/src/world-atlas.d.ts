/** Imported with the loader `file`: the address of the file, not what is in it. */
declare module 'world-atlas/countries-50m.json' {
  const url: string;
  export default url;
}
