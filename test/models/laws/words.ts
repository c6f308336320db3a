// The free text random portfolios are made of.
export const POLLUTANTS = ['NOx', 'VOC', 'SO2'] as const;
/** The last is a name every object answers to. */
export const TYPES = ['boiler', 'coating', 'constructor'] as const;
export const CATEGORIES = ['industry', 'mobile'] as const;
export const DISTRICTS = ['370211', '370212'] as const;
export const TAGS = ['counted', 'winter'] as const;
export const STATUSES = ['proposed', 'planned', 'building', 'built', 'verified', 'cancelled'] as const;
export const GROUPS = ['G1', 'G2'] as const;
export const REGIMES = ['voc-limited', 'transition', 'nox-limited'] as const;
