import { paths } from '../../paths.ts';
import { read, write, type Route } from '../route.ts';
import { sendLevel, sendMeasure, showAmounts } from './amounts-page.ts';
import { sendTransfer, takeBackTransfer } from './transfers.ts';

export const routes: readonly Route[] = [
  read(paths.amounts.pattern, 'project.read', showAmounts),
  write(paths.declareAmounts.pattern, 'project.edit', (request, trx) => sendLevel(request, trx, ['declared'])),
  write(paths.approveAmounts.pattern, 'project.amounts', (request, trx) =>
    sendLevel(request, trx, ['city', 'province', 'nation']),
  ),
  write(paths.amountsMeasure.pattern, 'project.amounts', sendMeasure),
  write(paths.addTransfer.pattern, 'project.amounts', sendTransfer),
  write(paths.removeTransfer.pattern, 'project.amounts', takeBackTransfer),
];
