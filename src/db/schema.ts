import type * as account from './tables/account-tables.ts';
import type * as audit from './tables/audit-tables.ts';
import type * as lifecycle from './tables/lifecycle-tables.ts';
import type * as programme from './tables/programme-tables.ts';
import type * as project from './tables/project-tables.ts';
import type * as request from './tables/request-tables.ts';
import type * as run from './tables/run-tables.ts';
import type * as source from './tables/source-tables.ts';

/** Every table of the database, the same on SQLite and PostgreSQL. Primary keys begin with the city, so that it can be the shard key. */
export interface Database {
  programmes: programme.ProgrammesTable;
  districts: programme.DistrictsTable;
  areas: programme.AreasTable;
  categories: programme.CategoriesTable;
  project_types: programme.ProjectTypesTable;
  zones: programme.ZonesTable;
  zone_bases: programme.ZoneBasesTable;
  targets: programme.TargetsTable;
  enterprises: source.EnterprisesTable;
  sources: source.SourcesTable;
  source_bases: source.SourceBasesTable;
  projects: project.ProjectsTable;
  measures: project.MeasuresTable;
  tranches: project.TranchesTable;
  windows: project.WindowsTable;
  amounts: project.AmountsTable;
  evidence: lifecycle.EvidenceTable;
  work_packages: lifecycle.WorkPackagesTable;
  dossier_waivers: lifecycle.DossierWaiversTable;
  project_moves: lifecycle.ProjectMovesTable;
  signatures: lifecycle.SignaturesTable;
  project_steps: project.ProjectStepsTable;
  project_figures: project.ProjectFiguresTable;
  scenarios: run.ScenariosTable;
  runs: run.RunsTable;
  users: account.UsersTable;
  sign_in_links: account.SignInLinksTable;
  sessions: account.SessionsTable;
  tokens: account.TokensTable;
  audit: audit.AuditTable;
  batches: audit.BatchesTable;
  counters: audit.CountersTable;
  settings: audit.SettingsTable;
  sent_forms: audit.SentFormsTable;
  sent_requests: request.SentRequestsTable;
}
