import { z } from 'zod';
import { paths } from '../../paths.ts';
import { read, write } from '../route.ts';
import { evaluatePosted } from './evaluate.ts';
import { writeOnce } from './once.ts';
import { idempotencyKey, type Operation, paging, type Parameter, query } from './operation.ts';
import { conflictShape, projectInputShape, projectListShape, projectShape } from './project-shapes.ts';
import { listAudit, listMethods, listTargets, showMethod } from './read-lists.ts';
import { listProjects, showProject } from './read-projects.ts';
import { listScenarios, showOutcome, showScenario, startRun } from './scenarios.ts';
import * as shape from './shapes.ts';
import { sheetOperations } from './sheet-operations.ts';
import { createProject, removeProject, replaceProject } from './write-projects.ts';

const LARGEST_PORTFOLIO = 16 * 1_048_576;

const match: Parameter = { in: 'header', name: 'If-Match', schema: z.string() };

/** Keys of 提醒 that are confirmed, as a 422 lists them under `confirm`; the reason goes with them. */
const confirm = query('confirm', z.array(z.string()));

/** The interface for programs, an address a row: the router, the description and its tests read this table. */
export const operations: readonly Operation[] = [
  {
    id: 'listProjects',
    route: read(paths.apiProjects.pattern, 'project.read', listProjects),
    parameters: [query('q'), query('match', z.enum(['all', 'any'])), query('sort'), ...paging],
    answers: { 200: projectListShape },
  },
  {
    id: 'createProject',
    route: writeOnce(paths.apiProjects.pattern, 'project.create', createProject),
    parameters: [idempotencyKey, query('reason'), confirm],
    body: projectInputShape,
    answers: { 201: projectShape },
  },
  {
    id: 'showProject',
    route: read(paths.apiProject.pattern, 'project.read', showProject),
    answers: { 200: projectShape },
  },
  {
    id: 'replaceProject',
    route: write(paths.apiProject.pattern, 'project.edit', replaceProject, { method: 'PUT' }),
    parameters: [{ ...match, required: true }, query('reason'), confirm],
    body: projectInputShape,
    answers: { 200: projectShape, 412: conflictShape },
  },
  {
    id: 'removeProject',
    route: write(paths.apiProject.pattern, 'project.delete', removeProject, { method: 'DELETE' }),
    parameters: [{ ...query('reason'), required: true }, match],
    answers: { 204: null },
  },
  {
    id: 'listScenarios',
    route: read(paths.apiScenarios.pattern, 'scenario.read', listScenarios),
    parameters: [query('archived', z.literal('1'))],
    answers: { 200: shape.scenarioListShape },
  },
  {
    id: 'showScenario',
    route: read(paths.apiScenario.pattern, 'scenario.read', showScenario),
    answers: { 200: shape.scenarioShape },
  },
  {
    id: 'runScenario',
    route: writeOnce(paths.apiRunScenario.pattern, 'scenario.run', startRun),
    parameters: [idempotencyKey],
    answers: { 200: shape.runShape },
  },
  {
    id: 'listTargets',
    route: read(paths.apiTargets.pattern, 'target.read', listTargets),
    answers: { 200: shape.targetListShape },
  },
  {
    id: 'showOutcome',
    route: read(paths.apiOutcome.pattern, 'scenario.read', showOutcome),
    parameters: [query('scenario'), query('run')],
    answers: { 200: shape.outcomeShape },
    refuses: [404],
  },
  {
    id: 'evaluate',
    route: read(paths.apiEvaluate.pattern, 'scenario.run', evaluatePosted, {
      method: 'POST',
      maxBytes: LARGEST_PORTFOLIO,
    }),
    parameters: [query('scenario')],
    body: shape.portfolioShape,
    answers: { 200: shape.outcomeShape, 422: shape.faultsShape },
    refuses: [503],
  },
  {
    id: 'listMethods',
    route: read(paths.apiMethods.pattern, 'method.read', listMethods),
    answers: { 200: shape.methodListShape },
  },
  {
    id: 'showMethod',
    route: read(paths.apiMethod.pattern, 'method.read', showMethod),
    answers: { 200: shape.methodShape },
  },
  {
    id: 'listAudit',
    route: read(paths.apiAudit.pattern, 'audit.read', listAudit),
    parameters: [...['who', 'entity', 'id', 'from', 'to', 'batch'].map((name) => query(name)), ...paging],
    answers: { 200: shape.auditListShape },
  },
  ...sheetOperations,
];
