/** Serialisation failure and deadlock: the engine rolled the transaction back and asks to try again. */
const TRY_AGAIN = new Set(['40001', '40P01']);
const TRIES = 6;

/** Runs one transaction, again after a short random pause when PostgreSQL says it lost a race; any other error passes. */
export async function retrying<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await transaction();
    } catch (error) {
      if (tried === TRIES || !asksToTryAgain(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** tried));
    }
  }
}

function asksToTryAgain(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && TRY_AGAIN.has(error.code);
}
