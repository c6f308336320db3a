// A form whose answer follows its fields: data-live names the part of the page that is fetched anew. Without scripts the button does the same.
const PAUSE = 150;

for (const form of document.querySelectorAll('form[data-live]')) {
  let waiting = 0;
  let asked;

  const answer = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = `${form.getAttribute('action')}?${new URLSearchParams(new FormData(form)).toString()}`;
    try {
      const reply = await fetch(address, { signal: asked.signal });
      const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById(form.dataset.live);
      if (!reply.ok || !fresh) return;
      document.getElementById(form.dataset.live).replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', address);
    } catch {
      // Gone offline or overtaken by the next change: the last answer stays.
    }
  };

  form.addEventListener('input', (event) => {
    if (event.isComposing) return;
    clearTimeout(waiting);
    waiting = setTimeout(answer, PAUSE);
  });
  form.addEventListener('submit', () => clearTimeout(waiting));
}
