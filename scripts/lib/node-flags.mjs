/**
 * How Node runs the product's lasting processes, here and in the images. Young objects get 8 MB a half instead of up to 16:
 * a process under load stays some 80 MB smaller and loses nothing that can be measured (docs/performance.md).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=8'];
