/** Coded reasons of 退回 (worded in `lifecycle.return-<code>`); words of one's own always stand beside the code. */
export const RETURN_REASONS = [
  'R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'R08', 'R09', 'R10', 'R11', 'R12', 'R13', 'R14', 'R15',
] as const; // prettier-ignore
