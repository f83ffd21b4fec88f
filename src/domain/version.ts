/** Version of the library; kept equal to package.json by test/elements/define.test.ts. */
export const version = '0.1.0';
