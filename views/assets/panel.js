// The panel of a scenario answers while a slider moves: the newest position is asked for, older questions are dropped. The button does the same.
for (const form of document.querySelectorAll('form[data-panel]')) {
  let asked;
  let waiting = 0;

  /** The panel as an address; what rests is left out, so that the address stays short enough to share. */
  const address = () => {
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const control = form.elements.namedItem(name);
      if (name === '_csrf' || name === 'seen' || value === '') continue;
      if (control instanceof HTMLInputElement && control.dataset.rest === value && name !== 'uptime') continue;
      if (name === 'uptime' && !form.elements.namedItem('uptime.on').checked) continue;
      query.append(name, value);
    }
    const text = query.toString();
    return form.getAttribute('action') + (text === '' ? '' : `?${text}`);
  };

  const answer = async () => {
    asked?.abort();
    asked = new AbortController();
    const to = address();
    try {
      const reply = await fetch(to, { signal: asked.signal });
      const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
      const fresh = page.getElementById('answer');
      if (!reply.ok || !fresh) return;
      document.getElementById('answer').replaceChildren(...fresh.childNodes);
      history.replaceState(null, '', to);
    } catch {
      // Overtaken by the next move, or offline: the last answer stays.
    }
  };

  form.addEventListener('input', (event) => {
    const control = event.target;
    if (control.name === 'q') return;
    if (control.type === 'range') {
      const output = control.nextElementSibling;
      output.value = `${control.value} ${output.dataset.unit}`;
      if (control.name === 'uptime') form.elements.namedItem('uptime.on').checked = true;
    }
    clearTimeout(waiting);
    waiting = setTimeout(answer, 40);
  });
}
