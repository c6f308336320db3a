// A block of cells copied from a workbook fills the grid from the cell it is pasted into, to the right and down.
for (const table of document.querySelectorAll('table[data-grid]')) {
  table.addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const target = event.target.closest('td')?.querySelector('input:not([type=checkbox]), textarea');
    if (!target || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return;
    event.preventDefault();
    const rows = [...table.tBodies[0].rows].map((row) => [
      ...row.querySelectorAll('td > input:not([type=checkbox]), td > textarea'),
    ]);
    const top = rows.findIndex((row) => row.includes(target));
    const left = rows[top].indexOf(target);
    const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
    for (const [down, line] of lines.entries())
      for (const [right, cell] of line.split('\t').entries()) {
        const control = rows[top + down]?.[left + right];
        if (!control || control.readOnly) continue;
        control.value = cell.trim();
        control.dispatchEvent(new Event('input', { bubbles: true }));
      }
  });
}
