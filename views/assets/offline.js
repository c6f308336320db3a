// A form is not sent into the void: with the network or the server gone the page stays with everything typed, and says so in a sentence.
// Whoever touches a form asks whether the server is there; while it is, forms are sent as browsers send them.
// The form of a project keeps its draft besides (draft.js), which asks the server before it lets the form go. Without scripts nothing changes.
const LONGEST = 8000;
const { offline, online } = document.body.dataset;
const passed = new WeakSet();
const kept = new Set();
/** At most so often is the server asked. */
const PAUSE = 2000;
let asked = 0;
/** Whether the server was away when it was last asked. */
let isGone = false;

const reachable = async () => {
  if (!navigator.onLine) return false;
  try {
    await fetch('/healthz', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(LONGEST) });
    return true;
  } catch {
    return false;
  }
};

const wordsOf = (form) => form.querySelector('[data-offline-said]');

// Beside the button that was pressed, so that it is seen where one looks.
const say = (form, words, button) => {
  let said = wordsOf(form);
  if (!said) {
    said = document.createElement('p');
    said.dataset.offlineSaid = '';
    said.className = 'notice is-warn';
    said.setAttribute('role', 'alert');
    const row = button?.closest('.actions');
    if (row && form.contains(row)) row.before(said);
    else form.append(said);
  }
  said.textContent = words;
  said.scrollIntoView({ block: 'nearest' });
};

document.addEventListener('focusin', ({ target }) => {
  if (target.form?.method !== 'post' || Date.now() - asked < PAUSE) return;
  asked = Date.now();
  void reachable().then((there) => {
    isGone = !there;
  });
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (event.defaultPrevented || (button?.formMethod || form.method) !== 'post') return;
  if (form.dataset.draft !== undefined && ['save', 'ask'].includes(button?.value)) return;
  if (passed.delete(form) || (navigator.onLine && !isGone)) return;
  event.preventDefault();
  void reachable().then((there) => {
    isGone = !there;
    delete form.dataset.sent;
    if (!there) {
      kept.add(form);
      say(form, offline, button);
      return;
    }
    kept.delete(form);
    wordsOf(form)?.remove();
    passed.add(form);
    form.requestSubmit(button);
  });
});

addEventListener('online', () => {
  for (const form of kept) if (wordsOf(form)) say(form, online, null);
});
