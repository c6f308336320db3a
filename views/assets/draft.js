// Keeps what is typed: in this browser at every keystroke, on the server 10 s after the last one and before the form is handed in.
// A copy in the browser exists only while the server does not have it; after a closed browser, a lost network or an ended sign-in it is put back.
const PAUSE = 10_000;
const PREFIX = 'lantian-draft:';

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
};
const fieldsOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => !['_csrf', 'do'].includes(name) && typeof value === 'string');
const same = (left, right) => JSON.stringify(left) === JSON.stringify(right);

for (const form of document.querySelectorAll('form[data-draft]')) {
  const name = PREFIX + form.dataset.draftKey;
  const said = form.querySelector('[data-draft-said]');
  let waiting = 0;
  let safe = false;
  let busy = false;

  const keep = () => {
    try {
      localStorage.setItem(name, JSON.stringify(fieldsOf(form)));
    } catch {
      // No room or not allowed: the draft on the server remains.
    }
  };

  // A sign-in in another window gives this page a new token.
  const freshToken = async () => {
    const answer = await fetch('/help');
    if (!answer.ok || new URL(answer.url).pathname !== '/help') return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const token = page.querySelector('input[name=_csrf]')?.value;
    if (token) form.elements._csrf.value = token;
    return Boolean(token);
  };

  const signIn = () => {
    const link = document.createElement('a');
    link.href = `/sign-in?next=${encodeURIComponent(form.getAttribute('action'))}`;
    link.target = '_blank';
    link.textContent = form.dataset.saidSignIn;
    return link;
  };

  const send = () =>
    fetch(form.dataset.draft, {
      method: 'POST',
      body: new URLSearchParams([...fieldsOf(form), ['_csrf', form.elements._csrf.value]]),
      headers: { accept: 'application/json' },
    });

  const save = async () => {
    clearTimeout(waiting);
    const sent = fieldsOf(form);
    try {
      let answer = await send();
      if (answer.status === 403 && (await freshToken())) answer = await send();
      if (!answer.ok) throw answer;
      said.textContent = (await answer.json()).words;
      if (same(sent, fieldsOf(form))) localStorage.removeItem(name);
      return true;
    } catch (failure) {
      keep();
      const out = failure instanceof Response && [401, 403].includes(failure.status);
      said.textContent = out ? form.dataset.saidOut : form.dataset.saidOffline;
      if (out) said.append(' ', signIn());
      return false;
    }
  };

  form.addEventListener('input', () => {
    keep();
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  addEventListener('online', () => read(name) && save());

  // Enter in a field hands the form in only when nothing is being composed.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.isComposing) event.preventDefault();
  });

  // Nothing leaves this page before the server has it: if it cannot be reached, or nobody is signed in, the page stays.
  form.addEventListener('submit', (event) => {
    const button = event.submitter;
    if (safe || event.defaultPrevented || (button?.value !== 'save' && button?.value !== 'ask')) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    void save().then((done) => {
      busy = false;
      delete form.dataset.sent;
      if (!done) {
        said.scrollIntoView({ block: 'center' });
        return;
      }
      safe = true;
      form.requestSubmit(button);
      safe = false;
    });
  });

  // What this browser still holds goes to the server and comes back as a form. A page that answers a sent form already shows what was sent.
  const kept = read(name);
  const answers = form.dataset.answers !== undefined;
  if (kept && !answers && !same(kept, fieldsOf(form)) && sessionStorage.getItem(name) !== JSON.stringify(kept)) {
    sessionStorage.setItem(name, JSON.stringify(kept));
    const again = document.createElement('form');
    again.method = 'post';
    again.action = form.dataset.estimate;
    again.hidden = true;
    for (const [key, value] of [...kept, ['_csrf', form.elements._csrf.value], ['do', 'calculate']]) {
      const input = document.createElement('textarea');
      input.name = key;
      input.value = value;
      again.append(input);
    }
    document.body.append(again);
    again.submit();
  } else if (kept) {
    if (answers && sessionStorage.getItem(name) === JSON.stringify(kept)) said.textContent = form.dataset.saidBack;
    void save();
  }
}
