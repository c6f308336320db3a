"""The draws of `npm run bench -- simulate`, written as one would with numpy: all projects of a draw at once, one draw after the other.

Reads {"portfolio", "draws"} as JSON from standard input and prints {"seconds", "season_mean"}. It does less than the product: a project
whose window ends does not let those behind it move up, and `only` looks at no dates.
"""

import json
import sys
import time
from datetime import date

import numpy as np

work = json.load(sys.stdin)
portfolio, draws = work["portfolio"], work["draws"]
began = time.perf_counter()
rng = np.random.default_rng(1)

day_zero = date(portfolio["year"], 1, 1).toordinal()
days_of_year = date(portfolio["year"] + 1, 1, 1).toordinal() - day_zero


def day(text):
    return date.fromisoformat(text).toordinal() - day_zero


season_from, season_end = day(portfolio["season"]["from"]), day(portfolio["season"]["to"]) + 1
horizon = max(days_of_year, season_end)
as_of = day(portfolio["as_of"]) if portfolio.get("as_of") else None
month_of = np.array([date.fromordinal(day_zero + d).month - 1 for d in range(horizon)])
month_days = np.bincount(month_of[:days_of_year], minlength=12)


def shares(profile):
    weights = np.array(profile) if profile else month_days / days_of_year
    daily = (weights / weights.sum())[month_of] / month_days[month_of]
    axis = np.arange(horizon)
    in_year = np.where(axis < days_of_year, daily, 0)
    in_season = np.where((axis >= season_from) & (axis < season_end), daily, 0)
    return [np.concatenate([[0], np.cumsum(window)]) for window in (in_season, in_year)]


tables, table_rows = [], {}


def table_of(profile):
    key = json.dumps(profile)
    if key not in table_rows:
        table_rows[key] = len(tables)
        tables.append(shares(profile))
    return table_rows[key]


# Bases of sources, then projects of book planned, then their effects.
sources = {source["id"]: source for source in portfolio["sources"]}
zones = [zone["id"] for zone in portfolio["zones"]]
pollutants = ["NOx", "VOC", "PM25", "PM10", "TSP", "SO2", "NH3", "CO2"]
status_rank = ["proposed", "planned", "building", "built", "verified"]
projects = sorted(
    (p for p in portfolio["projects"] if p["status"] in status_rank[1:] and p.get("effective")), key=lambda p: p["id"]
)
count = len(projects)
slips = portfolio.get("slip_days") or {}
defaults = portfolio.get("uncertainty_defaults") or {}
effective, stop = np.zeros(count, int), np.full(count, horizon)
zone_of, order = np.zeros(count, int), np.zeros(count)
pert, delay = np.tile([1.0, 1.0, 1.0], (count, 1)), np.tile([0.0, 0.0, 0.0], (count, 1))
fail = np.zeros(count)
groups, group_of = {}, np.zeros(count, int)
base_rows, bases, effects = {}, [], []
for row, p in enumerate(projects):
    first = day(p["effective"])
    if as_of is not None and first <= as_of and p["status"] in ("planned", "building"):
        first = as_of + 1 + slips.get(p.get("type"), 0)
    effective[row] = first
    if p.get("until"):
        stop[row] = min(max(day(p["until"]) + 1, 0), horizon)
    source = sources.get(p.get("source"))
    zone_of[row] = zones.index(source["zone"] if source else p["zone"])
    order[row] = p.get("order") or 0
    group_of[row] = groups.setdefault(p.get("group") or p["id"], len(groups))
    own = p.get("uncertainty") or defaults.get(p.get("type")) or {}
    if p["status"] != "verified" and own.get("scale"):
        pert[row] = [own["scale"][key] for key in ("min", "mode", "max")]
    if p["status"] in ("planned", "building"):
        if own.get("delay_days"):
            delay[row] = [own["delay_days"][key] for key in ("min", "mode", "max")]
        fail[row] = own.get("fail") or 0
    for pollutant, reduction in (p.get("reduces") or {}).items():
        base = ((source or {}).get("base") or {}).get(pollutant)
        has_base = base is not None and base["tonnes"] > 0
        if has_base and base.get("as_of") and first <= day(base["as_of"]):
            continue
        uptime = 1 if p.get("uptime") is None else p["uptime"]
        form, size, control = 0, 0.0, {}
        if "tonnes" in reduction:
            form, size = (2 if reduction.get("basis") == "remaining" else 1) if has_base else 0, reduction["tonnes"]
        elif "fraction" in reduction:
            form, size = 3, reduction["fraction"]
        elif "from" in reduction:
            form, size, uptime = 4, 1 - (1 - reduction["to"]) / (1 - reduction["from"]), 1
        else:
            form, control = 5, reduction["control"]
        if has_base:
            key = (p["source"], pollutant)
            if key not in base_rows:
                base_rows[key] = len(bases)
                known = base.get("control") or {}
                c, d, k = (known.get(n) if known.get(n) is not None else z for n, z in (("capture", 0), ("removal", 0), ("uptime", 1)))
                bases.append((base["tonnes"], table_of(base.get("profile")), c, d, k))
            at, profile = base_rows[key], bases[base_rows[key]][1]
        else:
            at, profile = -1, table_of(p.get("profile"))
        given = [control.get(n) if control.get(n) is not None else np.nan for n in ("capture", "removal", "uptime")]
        effects.append((row, pollutants.index(pollutant), at, form, size, uptime, profile, *given))

columns = [np.array(column) for column in zip(*effects)]
of, pollutant, at, form, size, uptime, profile, capture, removal, in_use = columns
of, pollutant, at, form, profile = (column.astype(int) for column in (of, pollutant, at, form, profile))
base_tonnes, _, base_c, base_d, base_k = (np.array(column) for column in zip(*bases))
season_table = np.array([table[0] for table in tables])
year_table = np.array([table[1] for table in tables])
stacked = at >= 0
series = zone_of[of] * len(pollutants) + pollutant
n_series = len(zones) * len(pollutants)

shared = []
for rule in portfolio.get("uncertainty_shared") or []:
    values = [None if p["status"] == "verified" else p.get(rule["by"]) for p in projects]
    names = sorted({value for value in values if value is not None})
    index = np.array([names.index(value) if value is not None else len(names) for value in values])
    moves = np.array([p["status"] in ("planned", "building") for p in projects])
    shared.append((rule, len(names), index, moves))

targets = []
for target in portfolio["targets"]:
    only = target.get("only") or {}
    lists = {key: value if isinstance(value, list) else [value] for key, value in only.items()}
    fits = np.array(
        [
            (target.get("zone") is None or zones[zone_of[row]] == target["zone"])
            and all(set(p.get("tags") or []) & set(wanted) if key == "tag" else p.get(key) in wanted for key, wanted in lists.items())
            for row, p in enumerate(projects)
        ]
    )
    area = [z for z in range(len(zones)) if target.get("zone") in (None, zones[z])]
    base_season = {
        name: sum(
            base["tonnes"] * shares(base.get("profile"))[0][-1]
            for z in area
            for base in [(portfolio["zones"][z].get("base") or {}).get(name)]
            if base
        )
        for name in pollutants
    }
    targets.append((target, fits, area, base_season))

width = np.where(pert[:, 2] > pert[:, 0], pert[:, 2] - pert[:, 0], 1)
alpha = 1 + 4 * (pert[:, 1] - pert[:, 0]) / width
beta = 1 + 4 * (pert[:, 2] - pert[:, 1]) / width
pert_width = pert[:, 2] - pert[:, 0]
varying_delay = delay[:, 2] > delay[:, 0]
seasons = np.zeros((draws, n_series))
years = np.zeros((draws, n_series))
met = np.zeros((draws, len(targets)), bool)
shortfall = np.zeros(draws)
own_tonnes = np.zeros((draws, len(groups)), np.float32)
asked = np.isin(pollutant, [pollutants.index(name) for name in ("NOx", "VOC")])

for draw in range(draws):
    scale = pert[:, 0] + pert_width * rng.beta(alpha, beta)
    days = np.zeros(count)
    days[varying_delay] = rng.triangular(delay[varying_delay, 0], delay[varying_delay, 1], delay[varying_delay, 2])
    for rule, names, index, moves in shared:
        if rule.get("scale"):
            drawn = rule["scale"]["median"] * np.exp(np.log(rule["scale"]["gsd"]) * rng.standard_normal(names))
            scale *= np.append(drawn, 1)[index]
        if rule.get("delay_days"):
            three = rule["delay_days"]
            drawn = rng.triangular(three["min"], three["mode"], three["max"], names)
            days += np.where(moves, np.append(drawn, 0)[index], 0)
    failed = rng.random(count) < fail
    first = effective + np.rint(days).astype(int)
    start = np.clip(first, 0, horizon)
    alive = ~failed & (start < stop)

    s = scale[of]
    scaled = np.where(form >= 3, np.minimum(1, size * s), size * s) * uptime
    cut = np.where(stacked, 0, scaled)
    active = np.flatnonzero(stacked & alive[of])
    sorted_ = active[np.lexsort((of[active], order[of[active]], first[of[active]], at[active]))]
    new = np.append(True, at[sorted_][1:] != at[sorted_][:-1])
    starts = np.flatnonzero(new)
    rank = np.arange(len(sorted_)) - np.repeat(starts, np.diff(np.append(starts, len(sorted_))))
    m, c, d, k = np.ones(len(base_c)), base_c.copy(), base_d.copy(), base_k.copy()
    uncontrolled = 1 - base_c * base_d * base_k
    for level in range(rank.max(initial=-1) + 1):
        e = sorted_[rank == level]
        b, f = at[e], form[e]
        before = m[b] * (1 - c[b] * d[b] * k[b]) / uncontrolled[b]
        left = base_tonnes[b] * before
        r = np.where(f == 1, np.minimum(1, scaled[e] / base_tonnes[b]), scaled[e])
        r = np.where(f == 2, np.minimum(1, scaled[e] / np.where(left > 0, left, np.inf)), r)
        m[b] *= np.where(f == 5, 1, 1 - r)
        removed = np.where(np.isnan(removal[e]), removal[e], np.minimum(1, removal[e] * s[e]))
        caught = np.where(np.isnan(removal[e]), np.minimum(1, capture[e] * s[e]), capture[e])
        c[b] = np.where(np.isnan(caught), c[b], caught)
        d[b] = np.where(np.isnan(removed), d[b], removed)
        k[b] = np.where(np.isnan(in_use[e]), k[b], in_use[e])
        cut[e] = base_tonnes[b] * (before - m[b] * (1 - c[b] * d[b] * k[b]) / uncontrolled[b])
    cut = np.where(alive[of], cut, 0)
    season = cut * np.maximum(0, season_table[profile, stop[of]] - season_table[profile, start[of]])
    year = cut * np.maximum(0, year_table[profile, stop[of]] - year_table[profile, start[of]])
    seasons[draw] = np.bincount(series, season, n_series)
    years[draw] = np.bincount(series, year, n_series)
    own_tonnes[draw] = np.bincount(group_of[of[asked]], season[asked], len(groups))

    for row, (target, fits, area, base_season) in enumerate(targets):
        if target.get("count") is not None:
            late = fits & (failed | (first > day(target["by"])))
            required, achieved = target["count"], len(np.unique(group_of[fits])) - len(np.unique(group_of[late]))
        elif target.get("line"):
            of_zone = seasons[draw].reshape(len(zones), -1)[area].sum(0)
            n, v = of_zone[0] / base_season["NOx"], of_zone[1] / base_season["VOC"]
            required, achieved = target["line"]["a"] * max(n, 0) + target["line"]["b"], v
        else:
            mine = fits[of] & (pollutant == pollutants.index(target["pollutant"]))
            values = cut if target.get("full_year_tonnes") is not None else year if target.get("year_tonnes") is not None else season
            achieved = values[mine].sum()
            wanted = [target.get(key) for key in ("season_tonnes", "year_tonnes", "full_year_tonnes")]
            required = next((x for x in wanted if x is not None), None)
            if required is None:
                required = target["season_percent"] / 100 * base_season[target["pollutant"]]
        met[draw, row] = achieved >= required - 1e-9 * abs(required)
        if required:
            shortfall[draw] += max(0, required - achieved) / abs(required)

np.percentile(seasons, [5, 10, 50, 90, 95], axis=0)
np.percentile(years, [5, 10, 50, 90, 95], axis=0)
away = own_tonnes - own_tonnes.mean(0)
distance = shortfall - shortfall.mean()
spread = np.sqrt((away**2).sum(0) * (distance**2).sum())
share = np.divide(distance @ away, spread, out=np.zeros_like(spread), where=spread > 0) ** 2
np.argsort(-share)[:10]
seconds = time.perf_counter() - began
print(json.dumps({"seconds": seconds, "season_mean": seasons.mean(0).tolist(), "p_met": met.mean(0).tolist()}))
