import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { chooseDefault, copyView, deleteOwnView } from './change-views.ts';
import { showViews } from './list-views.ts';
import { keepView, saveView, showView } from './save-views.ts';

export const routes: readonly Route[] = [
  read(paths.views.pattern, 'view.save', showViews),
  write(paths.views.pattern, 'view.save', keepView),
  write(paths.defaultView.pattern, 'view.save', chooseDefault),
  read(paths.view.pattern, 'view.save', showView),
  write(paths.view.pattern, 'view.save', saveView),
  write(paths.copyView.pattern, 'view.save', copyView),
  write(paths.deleteView.pattern, 'view.save', deleteOwnView),
];
