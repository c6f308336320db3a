export type StoredRole = 'admin' | 'planner' | 'district' | 'manager' | 'verifier' | 'viewer' | 'auditor';

export interface UsersTable {
  city: string;
  id: string;
  /** What is typed at sign-in. */
  name: string;
  display_name: string;
  role: StoredRole;
  /** Required for role `district`, null for all others. */
  district: string | null;
  phone: string | null;
  /** Where the daily digest goes; null = nowhere. */
  email: string | null;
  password_hash: string | null;
  disabled: 0 | 1;
  version: number;
  created: string;
}

/** One-time links: only the hash is kept. */
export interface SignInLinksTable {
  city: string;
  token_hash: string;
  user_id: string;
  expires: string;
  used: string | null;
}

/** Web sessions: the id is hashed at rest. */
export interface SessionsTable {
  id_hash: string;
  city: string;
  user_id: string | null;
  data: string;
  expires: string;
}

/** API tokens: printed once, only the hash is kept. */
export interface TokensTable {
  city: string;
  id: string;
  name: string;
  user_id: string;
  token_hash: string;
  created: string;
  last_used: string | null;
  revoked: string | null;
}
