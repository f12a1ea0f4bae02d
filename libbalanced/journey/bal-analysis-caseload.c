/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-caseload-private.h"

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/framework/bal-framework.h"
#include "libbalanced/framework/bal-term.h"
#include "libbalanced/journey/bal-report-private.h"

static const BalField fields[BAL_N_ATTRIBUTES] = {
  [BAL_ATTRIBUTE_STRAND] = BAL_FIELD_STRAND,
  [BAL_ATTRIBUTE_LEVEL] = BAL_FIELD_LEVEL,
  [BAL_ATTRIBUTE_STAGE] = BAL_FIELD_STAGE,
  [BAL_ATTRIBUTE_AGENCY] = BAL_FIELD_AGENCY,
  [BAL_ATTRIBUTE_ROLE] = BAL_FIELD_ROLE,
  [BAL_ATTRIBUTE_NEED_TYPE] = BAL_FIELD_NEED_TYPE,
  [BAL_ATTRIBUTE_NEED_TIER] = BAL_FIELD_NEED_TIER,
  [BAL_ATTRIBUTE_GROUPING] = BAL_FIELD_GROUPING,
  [BAL_ATTRIBUTE_MODE] = BAL_FIELD_MODE,
  [BAL_ATTRIBUTE_MEDIUM] = BAL_FIELD_MEDIUM,
  [BAL_ATTRIBUTE_SOURCE] = BAL_FIELD_SOURCE,
  [BAL_ATTRIBUTE_PROVISION] = BAL_FIELD_PROVISION_ID,
  [BAL_ATTRIBUTE_OUTCOME] = BAL_FIELD_OUTCOME,
  [BAL_ATTRIBUTE_SETTING] = BAL_FIELD_SETTING_ID,
};

static void
get_rows (gconstpointer owner, gsize child, gsize *first, gsize *count)
{
  const BalAnalysisCaseload *self = owner;

  *first = self->child_first[child];
  *count = self->child_first[child + 1] - self->child_first[child];
}

static guint
get_n_names (gconstpointer owner, BalAttribute attribute)
{
  const BalAnalysisCaseload *self = owner;
  guint n_names;

  bal_caseload_get_names (self->caseload, fields[attribute], &n_names);
  return n_names;
}

static const char *
get_name (gconstpointer owner, BalAttribute attribute, guint code)
{
  const BalAnalysisCaseload *self = owner;
  guint n_names;

  return bal_caseload_get_names (self->caseload, fields[attribute], &n_names)[code];
}

static gint32
get_observed_from (gconstpointer owner, gsize child)
{
  const BalAnalysisCaseload *self = owner;
  guint16 day = bal_caseload_get_observed_from (self->caseload, (guint) child);

  return day == BAL_EPISODES_NO_DAY ? -1 : day;
}

/* Of several tiers in force, that of the need with the first rank; of equal ones the one that
 * began last. */
static int
get_need_tier (gconstpointer owner, gsize child, gint32 day)
{
  const BalAnalysisCaseload *self = owner;
  const BalStore *store = bal_caseload_get_store (self->caseload);
  const BalRecords *needs = &store->records[BAL_CASELOAD_FILE_NEEDS];
  const guint8 *tiers = needs->columns[BAL_FIELD_NEED_TIER];
  const guint8 *ranks = needs->columns[BAL_FIELD_NEED_RANK];
  const guint16 *from = needs->columns[BAL_FIELD_FROM_DATE];
  const guint16 *to = needs->columns[BAL_FIELD_TO_DATE];
  guint id = bal_store_get_child_id (store, (guint) child);
  int best_rank = G_MAXINT, best_from = -1, tier = -1;

  if (!tiers || !from || !needs->first)
    return -1;
  for (guint32 i = needs->first[id]; i < needs->first[id + 1]; i++)
    {
      int rank = ranks ? ranks[i] : BAL_EPISODES_NO_CODE8;

      if (tiers[i] == BAL_EPISODES_NO_CODE8 || from[i] > day || (to && to[i] < day))
        continue;
      if (rank > best_rank || (rank == best_rank && from[i] <= best_from))
        continue;
      best_rank = rank;
      best_from = from[i];
      tier = tiers[i];
    }
  return tier;
}

static const char *
get_child_id (gconstpointer owner, gsize child)
{
  const BalAnalysisCaseload *self = owner;

  return bal_caseload_get_child_id (self->caseload, (guint) child);
}

static const char *
get_child_source (gconstpointer owner, gsize child)
{
  const BalAnalysisCaseload *self = owner;
  const BalStore *store = bal_caseload_get_store (self->caseload);

  if (!store->child_source || store->child_source[child] == BAL_EPISODES_NO_CODE8)
    return NULL;
  return get_name (owner, BAL_ATTRIBUTE_SOURCE, store->child_source[child]);
}

/* The number of the row stands in for a missing identifier. */
static char *
dup_episode_id (gconstpointer owner, gsize row)
{
  const BalAnalysisCaseload *self = owner;
  char buffer[24];
  gsize length;
  const char *text =
    bal_store_get_identifier (bal_caseload_get_store (self->caseload), row, buffer, &length);

  if (text)
    return g_strndup (text, length);
  return g_strdup_printf ("%u", self->episodes->row ? self->episodes->row[row] : (guint) row + 1);
}

static GStrv
copy_codes (BalScheme *scheme)
{
  GListModel *terms = bal_scheme_get_terms (scheme);
  guint n = g_list_model_get_n_items (terms);
  GStrv codes = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BalTerm) term = g_list_model_get_item (terms, i);

      codes[i] = g_strdup (bal_term_get_code (term));
    }
  return codes;
}

/* The caseload's own words are the scheme that its rows were read with. */
static GStrv
copy_names (BalAnalysisCaseload *self, BalField field, BalScheme *scheme)
{
  guint n_names;
  const char *const *names = bal_caseload_get_names (self->caseload, field, &n_names);

  return names ? g_strdupv ((char **) names) : copy_codes (scheme);
}

static void
read_roles (BalAnalysisCaseload *self, BalFramework *framework)
{
  guint n_names;
  const char *const *names = bal_caseload_get_names (self->caseload, BAL_FIELD_ROLE, &n_names);
  BalScheme *tiers = bal_framework_get_workforce_tiers (framework);

  memset (self->role_tiers, 0xff, sizeof self->role_tiers);
  for (guint i = 0; i < MIN (n_names, G_N_ELEMENTS (self->role_tiers)); i++)
    {
      BalRole *role = bal_framework_lookup_role (framework, names[i]);
      const char *tier = role ? bal_role_get_tier (role) : NULL;
      int index = tier ? bal_scheme_get_index (tiers, tier) : -1;

      if (index >= 0)
        self->role_tiers[i] = (guint8) index;
    }
}

BalAnalysisCaseload *
bal_analysis_caseload_new (BalCaseload *caseload)
{
  BalAnalysisCaseload *self = g_new0 (BalAnalysisCaseload, 1);
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  guint n_children;

  self->caseload = g_object_ref (caseload);
  self->episodes = bal_caseload_get_episodes (caseload);
  self->child_first = bal_caseload_get_child_first (caseload, &n_children);
  self->framework_version = g_strdup_printf ("%s %s", bal_framework_get_code (framework),
                                             bal_framework_get_version (framework));
  read_roles (self, framework);
  self->input = (BalAnalysisInput) {
    .episodes = self->episodes,
    .n_children = n_children,
    .scheme = {
      .strands = copy_names (self, BAL_FIELD_STRAND, bal_framework_get_strands (framework)),
      .levels = copy_names (self, BAL_FIELD_LEVEL, bal_framework_get_levels (framework)),
      .stages = copy_names (self, BAL_FIELD_STAGE, bal_framework_get_stages (framework)),
      .need_tiers = copy_names (self, BAL_FIELD_NEED_TIER,
                                bal_framework_get_need_tiers (framework)),
      .workforce_tiers = copy_codes (bal_framework_get_workforce_tiers (framework)),
    },
    .synthetic = bal_caseload_get_synthetic (caseload),
    .framework_version = self->framework_version,
    .digest = bal_caseload_get_digest (caseload),
    .role_tiers = self->role_tiers,
    .owner = self,
    .get_rows = get_rows,
    .get_n_names = get_n_names,
    .get_name = get_name,
    .get_observed_from = get_observed_from,
    .get_need_tier = get_need_tier,
    .get_child_id = get_child_id,
    .get_child_source = get_child_source,
    .dup_episode_id = dup_episode_id,
  };
  memcpy (self->input.scheme.level_band, self->episodes->level_band,
          sizeof self->input.scheme.level_band);
  return self;
}

void
bal_analysis_caseload_free (BalAnalysisCaseload *self)
{
  if (!self)
    return;
  bal_analysis_scheme_clear (&self->input.scheme);
  g_free (self->framework_version);
  g_object_unref (self->caseload);
  g_free (self);
}
