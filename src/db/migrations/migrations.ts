import type { Migration } from 'kysely';
import type { Dialect } from './create-table.ts';
import { programmesAndPlaces } from './0001-programmes-and-places.ts';
import { enterprisesAndSources } from './0002-enterprises-and-sources.ts';
import { projects } from './0003-projects.ts';
import { projectDetails } from './0004-project-details.ts';
import { figures } from './0005-figures.ts';
import { scenariosAndRuns } from './0006-scenarios-and-runs.ts';
import { accounts } from './0007-accounts.ts';
import { auditAndCounters } from './0008-audit-and-counters.ts';
import { searchKeyFunction } from './0009-search-key.ts';
import { sentForms } from './0010-sent-forms.ts';
import { changes } from './0012-changes.ts';
import { draftsAndRequests } from './0013-drafts-and-requests.ts';
import { views } from './0011-views.ts';
import { imports } from './0014-imports.ts';
import { lifeOfAProject } from './0015-life-of-a-project.ts';
import { following } from './0016-following.ts';
import { statisticsBook } from './0017-statistics-book.ts';
import { sentRequests } from './0018-sent-requests.ts';
import { reviews } from './0019-reviews.ts';
import { safeDays } from './0026-safe-days.ts';
import { yearsGiven } from './0043-years-given.ts';
import { supervisionCases } from './0042-supervision-cases.ts';
import { olderSupervisionCases } from './0047-older-supervision-cases.ts';
import { comparedScenarios } from './0048-compared-scenarios.ts';
import { orderedTexts } from './0036-ordered-texts.ts';
import { narrowLists } from './0025-narrow-lists.ts';
import { simulations } from './0023-simulations.ts';
import { sampleChecks } from './0022-sample-checks.ts';
import { books } from './0020-books.ts';
import { plans } from './0028-plans.ts';
import { assumptionsAndLocks } from './0027-assumptions-and-locks.ts';
import { originsAndInputs } from './0030-origins-and-inputs.ts';
import { cityRules } from './0029-city-rules.ts';
import { issuedSheets } from './0031-issued-sheets.ts';
import { sheetContents } from './0035-sheet-contents.ts';
import { sheetSchedules } from './0033-sheet-schedules.ts';
import { ownFields } from './0032-own-fields.ts';

/** Every migration by its name, in order. A released migration is never edited: lists of words in it are frozen on purpose. */
export function migrationsFor(dialect: Dialect): Readonly<Record<string, Migration>> {
  return {
    '0001-programmes-and-places': programmesAndPlaces(dialect),
    '0002-enterprises-and-sources': enterprisesAndSources(dialect),
    '0003-projects': projects(dialect),
    '0004-project-details': projectDetails(dialect),
    '0005-figures': figures(dialect),
    '0006-scenarios-and-runs': scenariosAndRuns(dialect),
    '0007-accounts': accounts(dialect),
    '0008-audit-and-counters': auditAndCounters(dialect),
    '0009-search-key': searchKeyFunction(dialect),
    '0010-sent-forms': sentForms(dialect),
    '0012-changes': changes(dialect),
    '0013-drafts-and-requests': draftsAndRequests(dialect),
    '0011-views': views(dialect),
    '0014-imports': imports(dialect),
    '0015-life-of-a-project': lifeOfAProject(dialect),
    '0016-following': following(dialect),
    '0017-statistics-book': statisticsBook(dialect),
    '0018-sent-requests': sentRequests(dialect),
    '0019-reviews': reviews(dialect),
    '0026-safe-days': safeDays(dialect),
    '0025-narrow-lists': narrowLists(dialect),
    '0023-simulations': simulations(dialect),
    '0022-sample-checks': sampleChecks(dialect),
    '0020-books': books(dialect),
    '0027-assumptions-and-locks': assumptionsAndLocks(dialect),
    '0028-plans': plans(dialect),
    '0030-origins-and-inputs': originsAndInputs(dialect),
    '0029-city-rules': cityRules(dialect),
    '0031-issued-sheets': issuedSheets(dialect),
    '0035-sheet-contents': sheetContents(dialect),
    '0033-sheet-schedules': sheetSchedules(dialect),
    '0032-own-fields': ownFields(dialect),
    '0036-ordered-texts': orderedTexts(dialect),
    '0042-supervision-cases': supervisionCases(dialect),
    '0043-years-given': yearsGiven(dialect),
    '0047-older-supervision-cases': olderSupervisionCases(),
    '0048-compared-scenarios': comparedScenarios(),
  };
}
