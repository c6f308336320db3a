// Live estimate beside the entry form: what 试算 shows, 600 ms after the last keystroke. Without scripts the button does the same.
const PAUSE = 600;

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
      if (answer.ok && fresh) document.getElementById('estimate').replaceChildren(...fresh.childNodes);
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
