import { compareText } from '../../../models/compare-text.ts';
import type { Portfolio } from '../../../models/portfolio.ts';
import { groupRows } from '../../db/group-rows.ts';
import { modelFileVersions } from '../../model-files.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { projectOfEntry } from '../portfolio/portfolio-entries.ts';

/** Everything a run reads, each thing by its name with a short fingerprint: enough to say later what moved, not what it was. */
export interface InputsDigest {
  readonly projects: Fingerprints;
  readonly targets: Fingerprints;
  readonly zones: Fingerprints;
  readonly sources: Fingerprints;
  /** Season, counting rule, slip, uncertainty …: the programme's own assumptions by their key. */
  readonly programme: Fingerprints;
  /** Methods and factors by their file. */
  readonly files: Fingerprints;
}
export type Fingerprints = Readonly<Record<string, string>>;

export const DIGESTED = ['projects', 'targets', 'zones', 'sources', 'programme', 'files'] as const;
export type Digested = (typeof DIGESTED)[number];

/** What came, went and moved between two digests, each in code-unit order. */
export interface Moved {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** Forty bits: two of a few thousand things that differ are taken for the same once in a million digests. */
const LENGTH = 10;

/** The digest of a programme as the model reads it now. */
export function inputsDigest(portfolio: Portfolio): InputsDigest {
  const { projects = [], targets = [], zones = [], sources = [], scenarios: _, ...programme } = portfolio;
  const byProject = groupRows(projects ?? [], ({ id }) => projectOfEntry(id));
  return {
    projects: each([...byProject]),
    targets: each((targets ?? []).map((target) => [target.id, target])),
    zones: each((zones ?? []).map((zone) => [zone.id, zone])),
    sources: each((sources ?? []).map((source) => [source.id, source])),
    programme: each(Object.entries(programme).filter(([key]) => key !== 'as_of')),
    files: modelFileVersions(LENGTH),
  };
}

/** What lies between a run's digest and another. */
export function movedBetween(before: InputsDigest, after: InputsDigest): Readonly<Record<Digested, Moved>> {
  const moved = (of: Digested): Moved => {
    const [old, now] = [before[of], after[of]];
    const names = (all: Fingerprints, holds: (name: string) => boolean) =>
      Object.keys(all).filter(holds).sort(compareText);
    return {
      added: names(now, (name) => !(name in old)),
      changed: names(now, (name) => name in old && old[name] !== now[name]),
      gone: names(old, (name) => !(name in now)),
    };
  };
  return {
    projects: moved('projects'),
    targets: moved('targets'),
    zones: moved('zones'),
    sources: moved('sources'),
    programme: moved('programme'),
    files: moved('files'),
  };
}

function each(things: readonly (readonly [string, unknown])[]): Fingerprints {
  return Object.fromEntries(things.map(([name, thing]) => [name, fingerprintOf(thing).slice(0, LENGTH)]));
}
