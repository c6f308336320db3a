// Makes the keyboard quicker; nothing depends on it. `/` search · `j` `k` row · Enter open · `e` edit · `x` tick · `?` help.
// Switched off per browser on the profile page (WCAG 2.1.4); no key acts while an input method composes or while typing.
const OFF = 'lantian-keys-off';
const rows = () => [...document.querySelectorAll('table[data-rows] tbody tr:not(.is-group), [data-rows] > article')];

function move(step) {
  const list = rows();
  if (list.length === 0) return;
  const at = list.findIndex((row) => row.contains(document.activeElement));
  const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
  next?.querySelector('a[href]')?.focus();
}

const row = () => rows().find((one) => one.contains(document.activeElement));

function inRow(selector) {
  return row()?.querySelector(selector);
}

function edit() {
  const address = row()?.dataset.edit;
  if (address) location.assign(address);
  else inRow('a[data-edit]')?.click();
}

const keys = {
  '/': () => document.getElementById('search')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  e: edit,
  x: () => inRow('input[type=checkbox]')?.click(),
  '?': () => document.querySelector('.foot a[href="/help"]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(OFF)) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

const keySwitch = document.querySelector('[data-key-switch]');
if (keySwitch) {
  keySwitch.hidden = false;
  const box = keySwitch.querySelector('input');
  box.checked = !localStorage.getItem(OFF);
  box.addEventListener('change', () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1')));
}

// One press, one form: a second press of the same button while the first is on its way does nothing.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === 'post') {
    form.dataset.sent = '1';
    setTimeout(() => delete form.dataset.sent, 5000);
  }
});
addEventListener('pageshow', () =>
  document.querySelectorAll('form[data-sent]').forEach((form) => delete form.dataset.sent),
);

document.querySelector('.error-summary')?.setAttribute('tabindex', '-1');
document.querySelector('.error-summary')?.focus();
