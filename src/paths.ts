/** Typed addresses: one pattern for the router and one builder for links, so that no address is spelt twice. */

type ParamNames<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

declare const made: unique symbol;
/** An address inside this application; only this file makes one, so a redirect cannot leave the house. */
export type Link = string & { readonly [made]: true };

/** What stands behind the `?`; undefined and empty values are left out. */
export type LinkQuery =
  URLSearchParams | Readonly<Record<string, string | number | readonly (string | number)[] | undefined>>;

type LinkArguments<Pattern extends string> = [ParamNames<Pattern>] extends [never]
  ? [query?: LinkQuery]
  : [params: Readonly<Record<ParamNames<Pattern>, string>>, query?: LinkQuery];

export interface Address<Pattern extends string = string> {
  readonly pattern: Pattern;
  readonly to: (...args: LinkArguments<Pattern>) => Link;
}

export function address<const Pattern extends string>(pattern: Pattern): Address<Pattern> {
  // Text and names by turns: /projects/ id /edit.
  const pieces = pattern.split(/:([a-z]\w*)/i);
  const takesParams = pieces.length > 1;
  return {
    pattern,
    to: (...args) => {
      const params = takesParams ? (args[0] as Readonly<Record<string, string>>) : {};
      const query = takesParams ? args[1] : args[0];
      const path = takesParams
        ? pieces.map((piece, index) => (index % 2 === 0 ? piece : encodeURIComponent(params[piece]!))).join('')
        : pattern;
      return `${path}${queryText(query)}` as Link;
    },
  };
}

/** The same address, at a part of its page. */
export function withFragment(link: Link, id: string): Link {
  return `${link}#${encodeURIComponent(id)}` as Link;
}

/** Reads an address that came from outside (`?next=`): null unless it is a path of this application. */
export function ownLink(text: string): Link | null {
  if (!/^\/(?![/\\])[^\s\\]*$/.test(text)) return null;
  const url = URL.canParse(text, 'http://own.invalid') ? new URL(text, 'http://own.invalid') : null;
  if (url?.origin !== 'http://own.invalid' || url.pathname.startsWith('//')) return null;
  return `${url.pathname}${url.search}` as Link;
}

function queryText(query: LinkQuery | undefined): string {
  if (query === undefined) return '';
  const pairs = query instanceof URLSearchParams ? [...query] : Object.entries(query).flatMap(pairsOf);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

function pairsOf([key, value]: [string, string | number | readonly (string | number)[] | undefined]): [
  string,
  string,
][] {
  const values = typeof value === 'object' ? value : [value ?? ''];
  return values.filter((one) => one !== '').map((one) => [key, String(one)]);
}

/** Every place a person can be. */
export const paths = {
  today: address('/'),
  projects: address('/projects'),
  projectMap: address('/projects/map'),
  newProject: address('/projects/new'),
  estimateProject: address('/projects/estimate'),
  deletedProjects: address('/projects/deleted'),
  beginBulk: address('/projects/bulk'),
  bulk: address('/projects/bulk/:plan'),
  bulkPreview: address('/projects/bulk/:plan/preview'),
  project: address('/projects/:id'),
  editProject: address('/projects/:id/edit'),
  deleteProject: address('/projects/:id/delete'),
  projectReview: address('/projects/:id/review'),
  amounts: address('/projects/:id/amounts'),
  declareAmounts: address('/projects/:id/amounts/declared'),
  approveAmounts: address('/projects/:id/amounts/approved'),
  amountsMeasure: address('/projects/:id/amounts/measure'),
  addTransfer: address('/projects/:id/amounts/transfers'),
  removeTransfer: address('/projects/:id/amounts/transfers/:seq'),
  checks: address('/checks'),
  check: address('/checks/:id'),
  checkVisits: address('/checks/:id/visits'),
  closeCheck: address('/checks/:id/close'),
  reviews: address('/reviews'),
  doubles: address('/reviews/doubles'),
  duplicates: address('/duplicates'),
  progress: address('/progress'),
  notices: address('/notices'),
  progressGrid: address('/progress/grid'),
  progressMonths: address('/progress/months'),
  progressDistricts: address('/progress/districts'),
  projectProgress: address('/projects/:id/progress'),
  projectLamp: address('/projects/:id/lamp'),
  projectMilestones: address('/projects/:id/milestones'),
  enterprises: address('/enterprises'),
  newEnterprise: address('/enterprises/new'),
  enterprise: address('/enterprises/:id'),
  editEnterprise: address('/enterprises/:id/edit'),
  newSource: address('/enterprises/:id/sources/new'),
  editSource: address('/enterprises/:id/sources/:source'),
  drafts: address('/drafts'),
  deleteDraft: address('/drafts/:record/delete'),
  requests: address('/requests'),
  request: address('/requests/:id'),
  withdrawRequest: address('/requests/:id/withdraw'),
  projectSteps: address('/projects/:id/steps'),
  moveAsReporter: address('/projects/:id/steps/report'),
  askForMove: address('/projects/:id/steps/ask'),
  moveAsPlanner: address('/projects/:id/steps/steer'),
  moveAsReopener: address('/projects/:id/steps/reopen'),
  moveAsChecker: address('/projects/:id/steps/check'),
  moveAsVerifier: address('/projects/:id/steps/accept'),
  handInPaper: address('/projects/:id/evidence'),
  paper: address('/projects/:id/evidence/:paper'),
  judgePaper: address('/projects/:id/evidence/:paper/judge'),
  voidPaper: address('/projects/:id/evidence/:paper/void'),
  waiveItem: address('/projects/:id/dossier'),
  workPackage: address('/projects/:id/packages/:kind'),
  restoreProject: address('/projects/:id/restore'),
  projectHistory: address('/projects/:id/history'),
  projectSlip: address('/projects/:id/slip'),
  revertProject: address('/projects/:id/history/:version'),
  imports: address('/imports'),
  views: address('/views'),
  defaultView: address('/views/default'),
  view: address('/views/:id'),
  copyView: address('/views/:id/copy'),
  deleteView: address('/views/:id/delete'),
  batches: address('/batches'),
  batch: address('/batches/:id'),
  undoBatch: address('/batches/:id/undo'),
  import: address('/imports/:id'),
  importColumns: address('/imports/:id/columns'),
  importProblems: address('/imports/:id/problems'),
  importReading: address('/imports/:id/reading'),
  importWorkbook: address('/imports/:id/workbook'),
  targets: address('/targets'),
  workbooks: address('/workbooks'),
  workbook: address('/workbooks/:id'),
  blankWorkbook: address('/workbooks/:id/blank'),
  filledWorkbook: address('/workbooks/:id/filled'),
  removeWorkbook: address('/workbooks/:id/remove'),
  workbookReturns: address('/workbooks/:id/return'),
  workbookReturn: address('/workbooks/:id/return/:sha'),
  newTarget: address('/targets/new'),
  editTarget: address('/targets/:id/edit'),
  deleteTarget: address('/targets/:id/delete'),
  targetParts: address('/targets/:id/parts'),
  statistics: address('/targets/statistics'),
  statisticsYears: address('/targets/statistics/years'),
  statisticsPrior: address('/targets/statistics/prior'),
  statisticsTask: address('/targets/statistics/task'),
  statisticsRules: address('/targets/statistics/rules'),
  scenarios: address('/scenarios'),
  newScenario: address('/scenarios/new'),
  scenario: address('/scenarios/:id'),
  runScenario: address('/scenarios/:id/run'),
  scenarioRun: address('/scenarios/:id/runs/:run'),
  scenarioChances: address('/scenarios/:id/chances'),
  liveScenario: address('/scenarios/:id/live'),
  scenarioAssumptions: address('/scenarios/:id/assumptions'),
  compareScenarios: address('/scenarios/compare'),
  plans: address('/plans'),
  newPlan: address('/plans/new'),
  comparePlans: address('/plans/compare'),
  plan: address('/plans/:id'),
  planShares: address('/plans/:id/shares'),
  briefings: address('/briefings'),
  speech: address('/briefings/speech'),
  lastYear: address('/briefings/last-year'),
  schedules: address('/briefings/schedules'),
  schedule: address('/briefings/schedules/:id'),
  scheduleState: address('/briefings/schedules/:id/state'),
  draftSheets: address('/briefings/drafts'),
  draftSheet: address('/briefings/drafts/:id'),
  draftFile: address('/briefings/drafts/:id/sheet'),
  draftPdf: address('/briefings/drafts/:id/sheet.pdf'),
  draftWorkbook: address('/briefings/drafts/:id/sheet.xlsx'),
  draftWord: address('/briefings/drafts/:id/sheet.docx'),
  draftParagraphs: address('/briefings/drafts/:id/paragraphs'),
  draftStep: address('/briefings/drafts/:id/step'),
  issueDraft: address('/briefings/drafts/:id/issue'),
  issuedSheet: address('/briefings/issued/:id'),
  issuedFile: address('/briefings/issued/:id/sheet'),
  reprintHtml: address('/briefings/issued/:id/reprint.html'),
  reprintPdf: address('/briefings/issued/:id/reprint.pdf'),
  reprintWorkbook: address('/briefings/issued/:id/reprint.xlsx'),
  reprintWord: address('/briefings/issued/:id/reprint.docx'),
  issuedFigure: address('/briefings/issued/:id/figures/:figure'),
  correctSheet: address('/briefings/issued/:id/correct'),
  withdrawSheet: address('/briefings/issued/:id/withdraw'),
  sheetTrace: address('/t/:code'),
  supervisions: address('/supervisions'),
  supervision: address('/supervisions/:id'),
  answerSupervision: address('/supervisions/:id/answer'),
  reviewSupervision: address('/supervisions/:id/review'),
  supervisionPaper: address('/supervisions/:id/papers/:paper'),
  methods: address('/methods'),
  method: address('/methods/:id'),
  audit: address('/audit'),
  settings: address('/settings'),
  profile: address('/settings/profile'),
  password: address('/settings/password'),
  following: address('/settings/following'),
  letterhead: address('/settings/briefings'),
  workflows: address('/settings/workflows'),
  ownFields: address('/settings/fields'),
  newOwnField: address('/settings/fields/new'),
  ownField: address('/settings/fields/:key'),
  workflow: address('/settings/workflows/:type'),
  programme: address('/settings/programme'),
  settingsMap: address('/settings/map'),
  uncertainty: address('/settings/uncertainty'),
  aliases: address('/settings/aliases'),
  users: address('/settings/users'),
  newUser: address('/settings/users/new'),
  duties: address('/settings/duties'),
  user: address('/settings/users/:id'),
  userLink: address('/settings/users/:id/link'),
  tokens: address('/settings/tokens'),
  revokeToken: address('/settings/tokens/:id/revoke'),
  asOf: address('/settings/as-of'),
  signIn: address('/sign-in'),
  signInLink: address('/sign-in/link/:token'),
  signOut: address('/sign-out'),
  help: address('/help'),
  apiGuide: address('/api'),
  apiProjects: address('/api/v1/projects'),
  apiProject: address('/api/v1/projects/:id'),
  apiSupervisions: address('/api/v1/supervisions'),
  apiSupervision: address('/api/v1/supervisions/:id'),
  apiScenarios: address('/api/v1/scenarios'),
  apiScenario: address('/api/v1/scenarios/:id'),
  apiRunScenario: address('/api/v1/scenarios/:id/run'),
  apiTargets: address('/api/v1/targets'),
  apiOutcome: address('/api/v1/outcome'),
  apiEvaluate: address('/api/v1/evaluate'),
  apiMethods: address('/api/v1/methods'),
  apiMethod: address('/api/v1/methods/:id'),
  apiAudit: address('/api/v1/audit'),
  apiSheets: address('/api/v1/sheets'),
  apiSheet: address('/api/v1/sheets/:id'),
  apiSheetHtml: address('/api/v1/sheets/:id/html'),
  apiSheetPdf: address('/api/v1/sheets/:id/pdf'),
  apiReviewSheet: address('/api/v1/sheets/:id/review'),
  apiIssueSheet: address('/api/v1/sheets/:id/issue'),
  apiWithdrawSheet: address('/api/v1/sheets/:id/withdraw'),
  apiSpeech: address('/api/v1/speech'),
  apiDescription: address('/api/v1/openapi.json'),
} as const;
