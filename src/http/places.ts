import type { Place } from './place.ts';
import type { Route } from './route.ts';

/** Every place that exists, in the order of the rail (今日 项目 目标 情景 空气 简报 方法 审计 设置), then those outside it. A new place is one line here. */
export const places: readonly Place[] = [];

/** The application's table of addresses. */
export function allRoutes(): readonly Route[] {
  return places.flatMap((place) => place.routes);
}
