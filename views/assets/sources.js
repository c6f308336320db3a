// Sources found as one types in the field of the source or the enterprise: what 查找排放源 shows, after the last keystroke. Without scripts the button does the same.
const PAUSE = 500;

for (const form of document.querySelectorAll('form[data-estimate]')) {
  const shown = form.querySelector('[data-found]');
  if (!shown) continue;
  let waiting = 0;
  let asked;

  const find = async () => {
    asked?.abort();
    asked = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.set('do', 'find-source');
    try {
      const answer = await fetch(form.dataset.estimate, { method: 'POST', body, signal: asked.signal });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-found]');
      if (answer.ok && fresh) shown.replaceChildren(...fresh.childNodes);
    } catch {
      // Gone offline or overtaken by the next keystroke: the button is still there.
    }
  };

  form.addEventListener('input', (event) => {
    if (event.isComposing || !['source', 'enterprise'].includes(event.target.name)) return;
    clearTimeout(waiting);
    if (event.target.value.trim().length > 1) waiting = setTimeout(find, PAUSE);
  });
  form.addEventListener('submit', () => clearTimeout(waiting));
}
