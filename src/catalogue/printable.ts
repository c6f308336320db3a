/** Text without control and direction characters, which nobody sees and everybody stumbles over. */
export function isPrintable(value: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u.test(
    value,
  );
}
