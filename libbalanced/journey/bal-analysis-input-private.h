/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>

#include "libbalanced/base/bal-bitmap-private.h"
#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/caseload/bal-episodes-private.h"

G_BEGIN_DECLS

/* What rows can be grouped by. */
typedef enum
{
  BAL_ATTRIBUTE_STRAND,
  BAL_ATTRIBUTE_LEVEL,
  BAL_ATTRIBUTE_STAGE,
  BAL_ATTRIBUTE_AGENCY,
  BAL_ATTRIBUTE_ROLE,
  BAL_ATTRIBUTE_NEED_TYPE,
  BAL_ATTRIBUTE_NEED_TIER,
  BAL_ATTRIBUTE_GROUPING,
  BAL_ATTRIBUTE_MODE,
  BAL_ATTRIBUTE_MEDIUM,
  BAL_ATTRIBUTE_SOURCE,
  BAL_ATTRIBUTE_PROVISION,
  BAL_ATTRIBUTE_OUTCOME,
  BAL_ATTRIBUTE_SETTING,
  /* Of the child, whatever the row. */
  BAL_ATTRIBUTE_SEX,
  BAL_ATTRIBUTE_ETHNICITY,
  BAL_ATTRIBUTE_FIRST_LANGUAGE,
  BAL_ATTRIBUTE_LSOA21,
  BAL_ATTRIBUTE_IDACI_DECILE,
  BAL_ATTRIBUTE_HOME_LA,
  BAL_ATTRIBUTE_GP_PRACTICE,
  BAL_ATTRIBUTE_SCHOOL,
  BAL_ATTRIBUTE_AGE_BAND,
  BAL_ATTRIBUTE_SCHOOL_YEAR,
  BAL_ATTRIBUTE_CHILD_NEED_TYPE,
  BAL_ATTRIBUTE_CHILD_NEED_TIER,
} BalAttribute;

#define BAL_N_ATTRIBUTES 14     /* of rows */
#define BAL_N_ALL_ATTRIBUTES 26 /* with those of children */

/* The codes that an analysis writes and reads, in the order of their schemes. */
typedef struct
{
  GStrv strands;
  GStrv levels;
  guint8 level_band[16]; /* 1 universal, 2 targeted, 3 specialist */
  GStrv stages;
  GStrv need_tiers;
  GStrv workforce_tiers;
} BalAnalysisScheme;

/* What an analysis sees of a caseload, or of anything else that has episodes.
 *
 * Borrowed from its owner, who must not change while an analysis runs. Functions may be called
 * from several threads. */
typedef struct
{
  const BalEpisodes *episodes;
  gsize n_children;
  BalAnalysisScheme scheme;
  gboolean synthetic;
  const char *framework_version;
  const char *digest;
  const guint8 *role_tiers; /* nullable; by role, the index of its workforce tier or NO_CODE8 */

  const BalBitmap *cohort; /* nullable: every child */
  gconstpointer selection; /* nullable: every row is counted */
  gboolean (*is_counted) (gconstpointer selection, gsize row);

  /* Both or none: where they are there, a range of children can be counted at once. */
  const guint32 *child_first; /* nullable; rows by child, and one more at the end */
  const BalBlocks *blocks;    /* nullable; of all children */

  gconstpointer owner;
  void (*get_rows) (gconstpointer owner, gsize child, gsize *first, gsize *count);
  guint (*get_n_names) (gconstpointer owner, BalAttribute attribute);
  const char *(*get_name) (gconstpointer owner, BalAttribute attribute, guint code);
  /* Days as the store keeps them; -1 where the source does not say. */
  gint32 (*get_observed_from) (gconstpointer owner, gsize child); /* nullable */
  gint32 (*get_first_record) (gconstpointer owner, gsize child);  /* nullable; beside episodes */
  gint32 (*get_observed_to) (gconstpointer owner, gsize child);   /* nullable */
  gint32 (*get_birth) (gconstpointer owner, gsize child);         /* nullable */
  /* The code of the child's school; -1 likewise. */
  gint64 (*get_school) (gconstpointer owner, gsize child);          /* nullable */
  guint (*get_n_schools) (gconstpointer owner);                     /* nullable */
  const char *(*get_school_name) (gconstpointer owner, guint code); /* nullable */
  /* The tier in force on the day; -1 when none is. */
  int (*get_need_tier) (gconstpointer owner, gsize child, gint32 day); /* nullable */
  /* Whether a tier has been recorded that begins on the day or before. */
  gboolean (*had_need_tier) (gconstpointer owner, gsize child, gint32 day); /* nullable */
  /* Whether a need of the type and tier, -1 for any, is in force on the day, at any rank. */
  gboolean (
    *has_need) (gconstpointer owner, gsize child, gint32 day, int type, int tier); /* nullable */
  /* The first day of a need; -1 where there is none. */
  gint32 (*get_first_need) (gconstpointer owner, gsize child);    /* nullable */
  const char *(*get_child_id) (gconstpointer owner, gsize child); /* nullable */
  /* The source, where one identifier may mean several children; NULL otherwise. */
  const char *(*get_child_source) (gconstpointer owner, gsize child); /* nullable */
  /* The code of an attribute of the child, on a day of the store; -1 when it is missing. */
  gint64 (*get_child_code) (gconstpointer owner,
                            BalAttribute attribute,
                            gsize child,
                            gint32 day);                    /* nullable */
  char *(*dup_episode_id) (gconstpointer owner, gsize row); /* nullable */
} BalAnalysisInput;

gboolean bal_attribute_from_name (const char *name, BalAttribute *attribute);

static inline gboolean
bal_attribute_is_of_child (BalAttribute attribute)
{
  return (guint) attribute >= BAL_N_ATTRIBUTES;
}

/* The values of an attribute that has an order of its own; NULL for any other. */
const char *const *bal_attribute_get_order (const char *name);

/* The code of a row, or -1 when it is missing. */
static inline gint64
bal_analysis_input_get_code (const BalAnalysisInput *self, BalAttribute attribute, gsize row)
{
  const BalEpisodes *episodes = self->episodes;
  const guint8 *bytes = NULL;
  const guint16 *words = NULL;

  switch (attribute)
    {
    case BAL_ATTRIBUTE_STRAND:
      return bal_episodes_get_strand (episodes, row);
    case BAL_ATTRIBUTE_LEVEL:
      return bal_episodes_get_level (episodes, row);
    case BAL_ATTRIBUTE_STAGE:
      bytes = episodes->stage;
      break;
    case BAL_ATTRIBUTE_AGENCY:
      words = episodes->agency;
      break;
    case BAL_ATTRIBUTE_ROLE:
      bytes = episodes->role;
      break;
    case BAL_ATTRIBUTE_NEED_TYPE:
      bytes = episodes->need_type;
      break;
    case BAL_ATTRIBUTE_NEED_TIER:
      bytes = episodes->need_tier;
      break;
    case BAL_ATTRIBUTE_GROUPING:
      bytes = episodes->grouping;
      break;
    case BAL_ATTRIBUTE_MODE:
      bytes = episodes->mode;
      break;
    case BAL_ATTRIBUTE_MEDIUM:
      bytes = episodes->medium;
      break;
    case BAL_ATTRIBUTE_SOURCE:
      bytes = episodes->source;
      break;
    case BAL_ATTRIBUTE_PROVISION:
      words = episodes->provision;
      break;
    case BAL_ATTRIBUTE_OUTCOME:
      words = episodes->outcome;
      break;
    case BAL_ATTRIBUTE_SETTING:
      if (episodes->setting && episodes->setting[row] != BAL_EPISODES_NO_CODE32)
        return episodes->setting[row];
      return -1;
    default:
      return -1;
    }
  if (bytes && bytes[row] != BAL_EPISODES_NO_CODE8)
    return bytes[row];
  if (words && words[row] != BAL_EPISODES_NO_CODE16)
    return words[row];
  return -1;
}

G_END_DECLS
