// Before anything is drawn: the look that was chosen on this device, so that a page in the dark never begins in white.
// The same key and values as core/theme.ts.
try {
  var theme = localStorage.getItem('demarche.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme);
} catch {
  // A device that keeps nothing follows the system.
}
