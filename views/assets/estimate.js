// Live estimate beside the entry form: what 试算 shows, 600 ms after the last keystroke, and the city's own fields of the type that was chosen.
// Without scripts the button does the same.
const PAUSE = 600;

const namesIn = (part) => [...part.querySelectorAll('[name]')].map(({ name }) => name).join();

// Own fields are asked of some types only: others come and go with the type, and what is typed in those that stay, stays.
const renewOwn = (form, page) => {
  const [shown, fresh] = [form, page].map((part) => part.querySelector('[data-own]'));
  if (!shown || !fresh || namesIn(shown) === namesIn(fresh)) return;
  for (const control of fresh.querySelectorAll('[name]')) {
    const typed = [...shown.querySelectorAll('[name]')].find(({ name }) => name === control.name);
    if (typed) control.value = typed.value;
  }
  shown.replaceChildren(...fresh.childNodes);
};

for (const form of document.querySelectorAll('form[data-estimate]')) {
  let waiting = 0;
  let asked;

  const estimate = async () => {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.set('do', 'calculate');
    try {
      const answer = await fetch(form.dataset.estimate, { method: 'POST', body, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('estimate');
      if (!answer.ok || !fresh) return;
      document.getElementById('estimate').replaceChildren(...fresh.childNodes);
      renewOwn(form, page);
    } catch {
      // Gone offline or overtaken by the next keystroke: what is typed stays, and so does the last estimate.
    }
  };

  form.addEventListener('input', (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(estimate, PAUSE);
  });
  form.addEventListener('submit', () => clearTimeout(waiting));
}
