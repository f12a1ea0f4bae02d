/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

/* One synthetic child, made from a seed and nothing else: no GObject, no names, only indices and
 * days since 1970-01-01. The synthesiser gives the indices their names. */

#define BAL_SYNTHETIC_MAX_EPISODES 1024 /* of one child */
#define BAL_SYNTHETIC_UNITS 8           /* units of provision in each cell */
#define BAL_SYNTHETIC_MAX_AGENCIES 8    /* at which one child may be known */

/* Places in the default framework, which is the only one that is synthesised. */
enum
{
  BAL_SYNTHETIC_STRANDS = 5,
  BAL_SYNTHETIC_LEVELS = 3,
  BAL_SYNTHETIC_TIERS = 3,
};

typedef struct
{
  guint16 agency;                      /* index in the plan's agencies */
  guint8 levels[BAL_SYNTHETIC_LEVELS]; /* what it delivers, as weights */
  gboolean active;                     /* every child is in its caseload on the as-at date */
} BalSyntheticAgency;

/* Children who are alike in what is planned for them. Percentages are 0 to 100. */
typedef struct
{
  guint8 min_age; /* completed years on the as-at date, both included */
  guint8 max_age;
  guint8 tiers[BAL_SYNTHETIC_TIERS]; /* need tier at the start, as weights */
  guint16 mean_episodes;
  guint8 jump_percent;     /* of the children who go from universal to specialist at once */
  guint8 waiting_percent;  /* of the children who wait for specialist help on the as-at date */
  guint8 meantime_percent; /* of the waits in which something else is offered */
  guint8 ambient_percent;  /* of the children in a setting that records its whole-school offer */
  guint16 mean_wait;       /* days */
  guint n_agencies;
  BalSyntheticAgency agencies[BAL_SYNTHETIC_MAX_AGENCIES]; /* the first is the everyday one */
} BalSyntheticGroup;

typedef struct
{
  gint32 requested; /* G_MININT32 = none, likewise the next three */
  gint32 start;
  gint32 end;
  gint32 closed;
  guint32 setting;
  guint32 minutes;
  guint16 agency;
  guint16 provision; /* (strand * 3 + level) * BAL_SYNTHETIC_UNITS + unit */
  guint16 contacts_offered;
  guint16 contacts_attended;
  guint8 strand;
  guint8 level;
  guint8 stage;
  guint8 role;     /* level * BAL_SYNTHETIC_ROLES + role */
  guint8 grouping; /* 0 individual, 1 group, 2 class, 3 whole school */
} BalSyntheticEpisode;

#define BAL_SYNTHETIC_ROLES 4 /* in each workforce tier */

typedef struct
{
  gint32 date_of_birth;
  gint32 observed_from;
  guint32 setting;
  guint8 need_type;  /* index in the synthesiser's need types */
  guint8 tier;       /* on observed_from */
  guint8 later_tier; /* from tier_changed on; the same as tier for most */
  gint32 tier_changed;
  guint8 sex; /* 0 or 1 */
  guint8 idaci_decile;
  guint n_episodes;
  BalSyntheticEpisode episodes[BAL_SYNTHETIC_MAX_EPISODES]; /* in the order they were made */
} BalSyntheticChild;

/* What every child of a caseload has in common. */
typedef struct
{
  guint64 seed;
  gint32 from;  /* nobody is observed before */
  gint32 as_at; /* the last observed day */
  guint32 n_settings;
  guint8 n_need_types;
} BalSyntheticWorld;

/* Makes child number @number of the caseload. The same arguments give the same child. */
void bal_synthetic_child_make (const BalSyntheticWorld *world,
                               const BalSyntheticGroup *group,
                               guint64 number,
                               BalSyntheticChild *child);

/* The same child without its episodes, at a fraction of the cost. */
void bal_synthetic_child_make_person (const BalSyntheticWorld *world,
                                      const BalSyntheticGroup *group,
                                      guint64 number,
                                      BalSyntheticChild *child);
