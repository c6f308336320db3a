/** A request of a program by its `Idempotency-Key`, with the answer it got; status 0 while it is being worked on. */
export interface SentRequestsTable {
  city: string;
  user_id: string;
  key: string;
  /** Of the address and the body: the same key with another one is a mistake. */
  fingerprint: string;
  status: number;
  /** JSON. */
  headers: string;
  body: string;
  sent: string;
}
