import { expect, it } from 'vitest';
import { currentProgramme } from '../../../src/db/programmes.ts';
import { findProject } from '../../../src/db/projects.ts';
import { wholeProgramme } from '../../../src/db/scope.ts';
import { programActor } from '../../../src/services/actor.ts';
import { saveProject } from '../../../src/services/projects/save-project.ts';
import { describeOnBothEngines } from '../../db/both-engines.ts';
import { openHouse } from '../house.ts';
import { fieldsOf } from './form-fields.ts';

/** All of them opened the same version, and all of them send in the same moment. */
const EDITORS = 200;
const PROJECT = {
  name: '示例罐区',
  category: 'industry',
  type: 'tank',
  district: '370211',
  step: 'listed',
};

describeOnBothEngines('two hundred people who send the form of one project', (_, place) => {
  it(
    'lose nothing: one saves, every other sees both sides and finds their own words in the page',
    { timeout: 180_000 },
    async () => {
      const location = await place();
      const at = await openHouse({
        environment: location.dialect === 'postgres' ? { DATABASE_URL: location.url } : {},
      });
      try {
        const planner = await at.visitor('planner');
        const scope = wholeProgramme((await currentProgramme(at.store.read, '370200'))!);
        const context = {
          actor: programActor(new Date()),
          scope,
          asOf: '2023-06-30',
        };
        const made = await at.store.write((trx) => saveProject(trx, context, { ...PROJECT, owner: '最初' }));
        if (made.kind !== 'create') throw new Error(JSON.stringify(made));
        const path = `/projects/${made.record.id}/edit`;
        const fields = fieldsOf((await planner.get(path).expect(200)).text);

        const answers = await Promise.all(
          Array.from({ length: EDITORS }, (_unused, index) =>
            planner
              .post(path)
              .type('form')
              .send({
                ...fields,
                once: `many-${String(index)}`,
                owner: `第${String(index)}人`,
              }),
          ),
        );
        const losers = [...answers.entries()].filter(([, { status }]) => status === 409);
        expect(losers).toHaveLength(EDITORS - 1);
        const saved = (await findProject(at.store.read, scope, made.record.id))!;
        expect(saved.version).toBe(made.record.version + 1);
        for (const [index, { text }] of losers) {
          expect(text).toContain(saved.owner);
          expect(text).toContain(`第${String(index)}人`);
        }
      } finally {
        await at.remove();
      }
    },
  );
});
