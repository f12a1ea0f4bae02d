/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-analysis-store-private.h"

#include <string.h>

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
  const BalAnalysisStore *self = owner;

  *first = self->store->child_first[child];
  *count = self->store->child_first[child + 1] - self->store->child_first[child];
}

static const BalNames *
get_field_names (const BalAnalysisStore *self, BalField field)
{
  return self->store->records[BAL_CASELOAD_FILE_EPISODES].names[field];
}

static guint
get_n_names (gconstpointer owner, BalAttribute attribute)
{
  const BalNames *names = NULL;

  if (bal_attribute_is_of_child (attribute))
    return bal_analysis_store_get_n_child_names (owner, attribute);
  names = get_field_names (owner, fields[attribute]);

  return names ? names->n_names : 0;
}

static const char *
get_name (gconstpointer owner, BalAttribute attribute, guint code)
{
  if (bal_attribute_is_of_child (attribute))
    return bal_analysis_store_get_child_name (owner, attribute, code);
  return get_field_names (owner, fields[attribute])->names[code];
}

static gconstpointer
get_column (const BalAnalysisStore *self, BalField field)
{
  return self->store->records[BAL_CASELOAD_FILE_CHILDREN].columns[field];
}

static gint32
get_day_of_child (const BalAnalysisStore *self, BalField field, gsize child)
{
  const guint16 *days = get_column (self, field);
  guint16 day =
    days ? days[bal_store_get_child_id (self->store, (guint) child)] : BAL_EPISODES_NO_DAY;

  return day == BAL_EPISODES_NO_DAY ? -1 : day;
}

static gint32
get_observed_from (gconstpointer owner, gsize child)
{
  return get_day_of_child (owner, BAL_FIELD_OBSERVED_FROM, child);
}

static gint32
get_first_day (const BalRecords *records, guint id)
{
  const guint16 *from = records->columns[BAL_FIELD_FROM_DATE];
  gint32 day = BAL_EPISODES_NO_DAY;

  if (!from || !records->first)
    return day;
  for (guint32 i = records->first[id]; i < records->first[id + 1]; i++)
    day = MIN (day, from[i]);
  return day;
}

/* The first day that the needs or the statuses of a child name. */
static gint32
get_first_record (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;
  const BalRecords *records = self->store->records;
  guint id = bal_store_get_child_id (self->store, (guint) child);
  gint32 day = MIN (get_first_day (&records[BAL_CASELOAD_FILE_NEEDS], id),
                    get_first_day (&records[BAL_CASELOAD_FILE_STATUSES], id));

  return day == BAL_EPISODES_NO_DAY ? -1 : day;
}

static gint32
get_observed_to (gconstpointer owner, gsize child)
{
  return get_day_of_child (owner, BAL_FIELD_OBSERVED_TO, child);
}

/* Of a birth that is known by its month, the first day of the month. */
static gint32
get_birth (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;
  const guint32 *births = get_column (self, BAL_FIELD_DATE_OF_BIRTH);
  guint32 birth =
    births ? births[bal_store_get_child_id (self->store, (guint) child)] : BAL_BIRTH_NONE;

  return birth == BAL_BIRTH_NONE ? -1 : (gint32) (birth & ~BAL_BIRTH_MONTH_ONLY);
}

static gint64
get_school (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;
  const guint32 *schools = get_column (self, BAL_FIELD_SCHOOL_URN);
  guint32 school =
    schools ? schools[bal_store_get_child_id (self->store, (guint) child)] : BAL_EPISODES_NO_CODE32;

  return school == BAL_EPISODES_NO_CODE32 ? -1 : (gint64) school;
}

static const BalNames *
get_schools (gconstpointer owner)
{
  const BalAnalysisStore *self = owner;

  return self->store->records[BAL_CASELOAD_FILE_CHILDREN].names[BAL_FIELD_SCHOOL_URN];
}

static guint
get_n_schools (gconstpointer owner)
{
  const BalNames *names = get_schools (owner);

  return names ? names->n_names : 0;
}

static const char *
get_school_name (gconstpointer owner, guint code)
{
  return get_schools (owner)->names[code];
}

static int
get_need_tier (gconstpointer owner, gsize child, gint32 day)
{
  return bal_analysis_store_get_need (owner, BAL_FIELD_NEED_TIER, child, day);
}

static gboolean
is_code (const guint8 *codes, guint32 row, int code)
{
  return code < 0 || (codes != NULL && codes[row] == code);
}

static gboolean
has_need (gconstpointer owner, gsize child, gint32 day, int type, int tier)
{
  const BalAnalysisStore *self = owner;
  const BalRecords *needs = &self->store->records[BAL_CASELOAD_FILE_NEEDS];
  const guint16 *from = needs->columns[BAL_FIELD_FROM_DATE];
  const guint16 *to = needs->columns[BAL_FIELD_TO_DATE];
  const guint id = bal_store_get_child_id (self->store, (guint) child);

  for (guint32 i = from && needs->first ? needs->first[id] : 0;
       from && needs->first && i < needs->first[id + 1]; i++)
    if (from[i] <= day && (!to || to[i] >= day) &&
        is_code (needs->columns[BAL_FIELD_NEED_TYPE], i, type) &&
        is_code (needs->columns[BAL_FIELD_NEED_TIER], i, tier))
      return TRUE;
  return FALSE;
}

static gint32
get_first_need (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;
  gint32 day = get_first_day (&self->store->records[BAL_CASELOAD_FILE_NEEDS],
                              bal_store_get_child_id (self->store, (guint) child));

  return day == BAL_EPISODES_NO_DAY ? -1 : day;
}

static gboolean
had_need_tier (gconstpointer owner, gsize child, gint32 day)
{
  const BalAnalysisStore *self = owner;
  const BalRecords *needs = &self->store->records[BAL_CASELOAD_FILE_NEEDS];
  const guint8 *tiers = needs->columns[BAL_FIELD_NEED_TIER];
  const guint16 *from = needs->columns[BAL_FIELD_FROM_DATE];
  guint id = bal_store_get_child_id (self->store, (guint) child);

  if (!tiers || !from || !needs->first)
    return FALSE;
  for (guint32 i = needs->first[id]; i < needs->first[id + 1]; i++)
    if (tiers[i] != BAL_EPISODES_NO_CODE8 && from[i] <= day)
      return TRUE;
  return FALSE;
}

static const char *
get_child_id (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;

  return self->store->ids[bal_store_get_child_id (self->store, (guint) child)];
}

static const char *
get_child_source (gconstpointer owner, gsize child)
{
  const BalAnalysisStore *self = owner;
  const BalStore *store = self->store;

  if (!store->child_source || store->child_source[child] == BAL_EPISODES_NO_CODE8)
    return NULL;
  return get_name (owner, BAL_ATTRIBUTE_SOURCE, store->child_source[child]);
}

/* The number of the row stands in for a missing identifier. */
static char *
dup_episode_id (gconstpointer owner, gsize row)
{
  const BalAnalysisStore *self = owner;
  char buffer[24];
  gsize length;
  const char *text = bal_store_get_identifier (self->store, row, buffer, &length);

  if (text)
    return g_strndup (text, length);
  return g_strdup_printf ("%u", self->store->episodes.row ? self->store->episodes.row[row]
                                                          : (guint) row + 1);
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
copy_names (BalAnalysisStore *self, BalField field, BalScheme *scheme)
{
  const BalNames *names = get_field_names (self, field);

  return names ? g_strdupv ((char **) names->names) : copy_codes (scheme);
}

static void
read_roles (BalAnalysisStore *self, BalFramework *framework)
{
  const BalNames *names = get_field_names (self, BAL_FIELD_ROLE);
  BalScheme *tiers = bal_framework_get_workforce_tiers (framework);

  memset (self->role_tiers, 0xff, sizeof self->role_tiers);
  for (guint i = 0; names && i < MIN (names->n_names, G_N_ELEMENTS (self->role_tiers)); i++)
    {
      BalRole *role = bal_framework_lookup_role (framework, names->names[i]);
      const char *tier = role ? bal_role_get_tier (role) : NULL;
      int index = tier ? bal_scheme_get_index (tiers, tier) : -1;

      if (index >= 0)
        self->role_tiers[i] = (guint8) index;
    }
}

BalAnalysisStore *
bal_analysis_store_new (const BalStore *store)
{
  BalAnalysisStore *self = g_new0 (BalAnalysisStore, 1);
  BalFramework *framework = store->framework;

  self->store = bal_store_ref ((BalStore *) store);
  self->framework_version = g_strdup_printf ("%s %s", bal_framework_get_code (framework),
                                             bal_framework_get_version (framework));
  read_roles (self, framework);
  self->input = (BalAnalysisInput) {
    .episodes = &store->episodes,
    .n_children = store->n_children,
    .scheme = {
      .strands = copy_names (self, BAL_FIELD_STRAND, bal_framework_get_strands (framework)),
      .levels = copy_names (self, BAL_FIELD_LEVEL, bal_framework_get_levels (framework)),
      .stages = copy_names (self, BAL_FIELD_STAGE, bal_framework_get_stages (framework)),
      .need_tiers = copy_names (self, BAL_FIELD_NEED_TIER,
                                bal_framework_get_need_tiers (framework)),
      .workforce_tiers = copy_codes (bal_framework_get_workforce_tiers (framework)),
    },
    .synthetic = store->synthetic,
    .framework_version = self->framework_version,
    .digest = store->digest,
    .role_tiers = self->role_tiers,
    .child_first = store->child_first,
    .blocks = bal_store_get_blocks (store, 0),
    .owner = self,
    .get_rows = get_rows,
    .get_n_names = get_n_names,
    .get_name = get_name,
    .get_observed_from = get_observed_from,
    .get_first_record = get_first_record,
    .get_observed_to = get_observed_to,
    .get_birth = get_birth,
    .get_school = get_school,
    .get_n_schools = get_n_schools,
    .get_school_name = get_school_name,
    .get_need_tier = get_need_tier,
    .has_need = has_need,
    .get_first_need = get_first_need,
    .had_need_tier = had_need_tier,
    .get_child_id = get_child_id,
    .get_child_source = get_child_source,
    .get_child_code = bal_analysis_store_get_child_code,
    .dup_episode_id = dup_episode_id,
  };
  memcpy (self->input.scheme.level_band, store->episodes.level_band,
          sizeof self->input.scheme.level_band);
  return self;
}

static gboolean
is_counted (gconstpointer selection, gsize row)
{
  const BalAnalysisStore *self = selection;

  return bal_selection_filter_takes (self->selection, &self->store->episodes, row);
}

/* From now on only the rows of the selection are counted. */
gboolean
bal_analysis_store_select (BalAnalysisStore *self, BalSelection *selection, GError **error)
{
  self->selection = bal_selection_compile (selection, self->store, error);
  if (!self->selection)
    return FALSE;
  self->input.selection = self;
  self->input.is_counted = is_counted;
  return TRUE;
}

void
bal_analysis_store_free (BalAnalysisStore *self)
{
  if (!self)
    return;
  bal_analysis_scheme_clear (&self->input.scheme);
  g_free (self->framework_version);
  bal_store_unref (self->store);
  g_free (self->selection);
  g_free (self);
}
