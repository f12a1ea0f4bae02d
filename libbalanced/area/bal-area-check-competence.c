/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* Who is able to do what, how that is known, and whether it still holds. What is not stated is not
 * known: a competence without an end is neither in force for ever nor expired. */

enum
{
  PERSON,
  ROLE,
  DOMAIN,
  TIER,
  USUAL_TIER,
  AGENCY,
  SETTING,
  ACHIEVED,
  RENEWED,
  EXPIRES,
  LAST_USED,
  DAYS_SINCE_USE,
  STATE,
};

static const BalTableColumn columns[] = {
  { "person", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  { "role", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "domain", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "usual_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "achieved", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "renewed", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "expires", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "last_used", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "days_since_use", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  MIX_DOMAIN,
  MIX_TIER,
  MIX_PEOPLE,
  MIX_SHARE,
  MIX_IN_FORCE,
  MIX_EXPIRED,
  MIX_OPEN,
};

static const BalTableColumn mix_columns[] = {
  { "domain", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "people", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "in_force", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "expired", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "open", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
};

typedef enum
{
  STATE_UNDATED, /* there is no as-at date to hold it against */
  STATE_NOT_YET,
  STATE_IN_FORCE,
  STATE_OPEN, /* no end is stated */
  STATE_EXPIRED,
} State;

static const char *const state_words[] = { NULL, "not_yet", "in_force", "open", "expired" };

static State
get_state (BalAreaChecking *self, BalItem *item)
{
  const gint32 achieved = bal_item_get_day (item, "achieved");
  const gint32 expires = bal_item_get_last_day (item, "expires");

  if (self->as_at == BAL_DAY_NONE)
    return STATE_UNDATED;
  if (achieved != BAL_DAY_NONE && achieved > self->as_at)
    return STATE_NOT_YET;
  if (expires == BAL_DAY_NONE)
    return STATE_OPEN;

  return expires < self->as_at ? STATE_EXPIRED : STATE_IN_FORCE;
}

/* The place of the tier in its scheme, from 0; the first is the one that everybody is in. */
static int
get_rank (BalAreaChecking *self, BalItem *item)
{
  const char *tier = bal_item_get_text (item, "tier");
  BalFramework *framework = bal_area_get_framework (self->area);

  return tier != NULL ? bal_scheme_get_index (bal_framework_get_workforce_tiers (framework), tier)
                      : -1;
}

static void
append_competence (BalAreaChecking *self, BalTableBuilder *table, BalItem *item, State state)
{
  const gint32 used = bal_item_get_last_day (item, "last_used");
  const char *person = bal_item_get_text (item, "person");

  if (person != NULL && bal_area_checking_is_name (person))
    bal_table_builder_append_state (table, PERSON, BAL_VALUE_STATE_SUPPRESSED);
  else
    bal_table_builder_append_text (table, PERSON, person);
  bal_table_builder_append_text (table, ROLE, bal_item_get_text (item, "role"));
  bal_table_builder_append_text (table, DOMAIN, bal_item_get_text (item, "domain"));
  bal_table_builder_append_text (table, TIER, bal_item_get_text (item, "tier"));
  bal_table_builder_append_text (table, USUAL_TIER,
                                 bal_area_checking_get_tier (self, bal_item_get_text (item, "role"),
                                                             bal_item_get_text (item, "domain")));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (item, "agency"));
  bal_table_builder_append_text (table, SETTING, bal_item_get_text (item, "setting"));
  bal_table_builder_append_day (table, ACHIEVED, bal_item_get_day (item, "achieved"));
  bal_table_builder_append_day (table, RENEWED, bal_item_get_day (item, "renewed"));
  bal_table_builder_append_day (table, EXPIRES, bal_item_get_last_day (item, "expires"));
  bal_table_builder_append_day (table, LAST_USED, used);
  if (self->as_at == BAL_DAY_NONE || used == BAL_DAY_NONE)
    bal_table_builder_append_state (table, DAYS_SINCE_USE, BAL_VALUE_STATE_NOT_AVAILABLE);
  else
    bal_table_builder_append_int (table, DAYS_SINCE_USE, MAX ((gint64) self->as_at - used, 0));
  bal_table_builder_append_text (table, STATE, state_words[state]);
}

static void
check_competence (BalAreaChecking *self, BalItem *item, State state)
{
  const char *person = bal_item_get_text (item, "person");
  const gint32 achieved = bal_item_get_day (item, "achieved");
  const gint32 renewed = bal_item_get_day (item, "renewed");
  const gint32 expires = bal_item_get_last_day (item, "expires");
  const gint32 used = bal_item_get_last_day (item, "last_used");
  const gboolean is_above = get_rank (self, item) > 0;
  BalFindingFigure days[] = { { "days", 0.0 }, { "most", self->unused_days } };

  if (person != NULL && bal_area_checking_is_name (person))
    bal_area_checking_add (self, "workforce-person-named", item, "person", NULL, 0);
  if (expires != BAL_DAY_NONE && ((achieved != BAL_DAY_NONE && expires < achieved) ||
                                  (renewed != BAL_DAY_NONE && expires < renewed)))
    bal_area_checking_add (self, "competence-dates-reversed", item, NULL, NULL, 0);
  if (is_above && !bal_item_has_member (item, "evidence") &&
      bal_item_get_texts (item, "trainings")[0] == NULL)
    bal_area_checking_add (self, "competence-without-evidence", item, NULL, NULL, 0);
  if (state == STATE_EXPIRED)
    {
      days[0].value = (double) self->as_at - expires;
      bal_area_checking_add (self, "competence-expired", item, "expires", days, 1);
    }
  if (is_above && self->as_at != BAL_DAY_NONE && used != BAL_DAY_NONE &&
      (gint64) self->as_at - used > self->unused_days)
    {
      days[0].value = (double) self->as_at - used;
      bal_area_checking_add (self, "competence-unused", item, "last_used", days,
                             G_N_ELEMENTS (days));
    }
}

/* One person in one domain and tier, by the best that is stated of them. */
typedef struct
{
  const char *person;
  const char *domain; /* nullable, and so is the tier */
  const char *tier;
  State state;
} Holding;

static guint
hash_holding (gconstpointer key)
{
  const Holding *holding = key;

  return (g_str_hash (holding->person) * 31 +
          (holding->domain != NULL ? g_str_hash (holding->domain) : 0)) *
           31 +
         (holding->tier != NULL ? g_str_hash (holding->tier) : 0);
}

static gboolean
equal_holding (gconstpointer a, gconstpointer b)
{
  const Holding *one = a;
  const Holding *two = b;

  return g_str_equal (one->person, two->person) && g_strcmp0 (one->domain, two->domain) == 0 &&
         g_strcmp0 (one->tier, two->tier) == 0;
}

/* What expired comes last, what is in force first. */
static gboolean
is_better (State one, State two)
{
  static const guint8 ranks[] = { 0, 1, 4, 3, 2 };

  return ranks[one] > ranks[two];
}

static GPtrArray *
collect_holdings (BalAreaChecking *self, GListModel *items)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  g_autoptr (GHashTable) known = g_hash_table_new (hash_holding, equal_holding);
  GPtrArray *holdings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      Holding holding = { 0 };
      Holding *held = NULL;

      holding.person = bal_item_get_text (item, "person");
      holding.domain = bal_area_checking_get_term_code (bal_framework_get_lenses (framework),
                                                        bal_item_get_text (item, "domain"));
      holding.tier = bal_area_checking_get_term_code (bal_framework_get_workforce_tiers (framework),
                                                      bal_item_get_text (item, "tier"));
      holding.state = get_state (self, item);
      if (holding.person == NULL)
        continue;
      held = g_hash_table_lookup (known, &holding);
      if (held == NULL)
        {
          held = g_memdup2 (&holding, sizeof holding);
          g_hash_table_add (known, held);
          g_ptr_array_add (holdings, held);
        }
      else if (is_better (holding.state, held->state))
        held->state = holding.state;
    }

  return holdings;
}

static void
append_mix (BalAreaChecking *self,
            BalTableBuilder *table,
            GPtrArray *holdings,
            const char *domain,
            const char *tier)
{
  g_autoptr (GHashTable) everyone = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 n_in_state[G_N_ELEMENTS (state_words)] = { 0 };
  gint64 n_people = 0;

  for (guint i = 0; i < holdings->len; i++)
    {
      const Holding *holding = g_ptr_array_index (holdings, i);

      if (g_strcmp0 (holding->domain, domain) != 0)
        continue;
      g_hash_table_add (everyone, (gpointer) holding->person);
      if (g_strcmp0 (holding->tier, tier) != 0)
        continue;
      n_people++;
      n_in_state[holding->state]++;
    }
  bal_table_builder_append_text (table, MIX_DOMAIN, domain);
  bal_table_builder_append_text (table, MIX_TIER, tier);
  bal_table_builder_append_int (table, MIX_PEOPLE, n_people);
  bal_table_builder_append_double (table, MIX_SHARE,
                                   (double) n_people / g_hash_table_size (everyone));
  if (self->as_at == BAL_DAY_NONE)
    {
      for (guint i = MIX_IN_FORCE; i <= MIX_OPEN; i++)
        bal_table_builder_append_state (table, i, BAL_VALUE_STATE_NOT_AVAILABLE);
      return;
    }
  bal_table_builder_append_int (table, MIX_IN_FORCE, n_in_state[STATE_IN_FORCE]);
  bal_table_builder_append_int (table, MIX_EXPIRED, n_in_state[STATE_EXPIRED]);
  bal_table_builder_append_int (table, MIX_OPEN, n_in_state[STATE_OPEN]);
}

/* Every tier of each domain that somebody stands in: an empty one is a true zero of the register.
 */
static void
add_mix (BalAreaChecking *self, GListModel *items)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  GListModel *domains = bal_scheme_get_terms (bal_framework_get_lenses (framework));
  GListModel *tiers = bal_scheme_get_terms (bal_framework_get_workforce_tiers (framework));
  g_autoptr (GPtrArray) holdings = collect_holdings (self, items);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("skill_mix", mix_columns, G_N_ELEMENTS (mix_columns));

  for (guint i = 0; i < holdings->len; i++)
    {
      const Holding *holding = g_ptr_array_index (holdings, i);

      if (holding->domain != NULL)
        g_hash_table_add (used, (gpointer) holding->domain);
    }
  for (guint i = 0; i < g_list_model_get_n_items (domains); i++)
    {
      const char *domain = bal_term_get_code (bal_item_peek (domains, i));

      for (guint j = 0;
           g_hash_table_contains (used, domain) && j < g_list_model_get_n_items (tiers); j++)
        append_mix (self, table, holdings, domain, bal_term_get_code (bal_item_peek (tiers, j)));
    }
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_competence (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "workforce");
  GListModel *items = section != NULL ? bal_item_get_items (section, "competences") : NULL;
  BalTableBuilder *table = NULL;

  if (items == NULL || g_list_model_get_n_items (items) == 0)
    return;

  table = bal_table_builder_new_with_columns ("competences", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const State state = get_state (self, item);

      append_competence (self, table, item, state);
      check_competence (self, item, state);
    }
  bal_area_checking_end_table (self, table);
  add_mix (self, items);
}
