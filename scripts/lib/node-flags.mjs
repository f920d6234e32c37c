/**
 * How Node runs the product's lasting processes, here and in the images: young objects get 8 MB a half instead of up to 16, and
 * old ones are looked through once they are a third more than the last time. Under load a process stays some 200 MB smaller
 * and loses nothing that can be measured (docs/performance.md).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=8', '--heap-growing-percent=30'];
