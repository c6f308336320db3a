import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { sendEnterprise, showEditEnterprise, showNewEnterprise } from './edit-enterprise.ts';
import { sendSource, showEditSource, showNewSource } from './edit-source.ts';
import { listEnterprises } from './list-enterprises.ts';
import { showEnterprise } from './show-enterprise.ts';

export const routes: readonly Route[] = [
  read(paths.enterprises.pattern, 'enterprise.edit', listEnterprises),
  read(paths.newEnterprise.pattern, 'enterprise.edit', showNewEnterprise),
  write(paths.newEnterprise.pattern, 'enterprise.edit', sendEnterprise),
  read(paths.enterprise.pattern, 'enterprise.edit', showEnterprise),
  read(paths.editEnterprise.pattern, 'enterprise.edit', showEditEnterprise),
  write(paths.editEnterprise.pattern, 'enterprise.edit', sendEnterprise),
  read(paths.newSource.pattern, 'enterprise.edit', showNewSource),
  write(paths.newSource.pattern, 'enterprise.edit', sendSource),
  read(paths.editSource.pattern, 'enterprise.edit', showEditSource),
  write(paths.editSource.pattern, 'enterprise.edit', sendSource),
];
