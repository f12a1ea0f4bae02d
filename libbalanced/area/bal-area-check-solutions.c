/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-context-requirement.h"

#define TIER_FAMILY "family"

enum
{
  OUTCOME,
  STRAND,
  LEVEL,
  SUCCESS,
  OUTPUTS,
  PROCESSES,
  MEASURES,
  CONTRIBUTIONS,
  CONTEXT,
  COMPLETE,
  ROLES,
  TIERS,
  AGENCIES,
  MIX,
  CONTEXT_MET,
  CONTEXT_UNMET,
  CONTEXT_UNKNOWN,
};

static const BalTableColumn columns[] = {
  { "outcome", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "strand", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "success", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "statements" },
  { "outputs", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "outputs" },
  { "processes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "processes" },
  { "measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "measures" },
  { "contributions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "contributions" },
  { "context", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "requirements" },
  { "complete", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "components" },
  { "roles", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "roles" },
  { "tiers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "tiers" },
  { "agencies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "mix_index", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "context_met", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "requirements" },
  { "context_unmet", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "requirements" },
  { "context_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "requirements" },
};

enum
{
  TIER,
  TIER_LEVEL,
  TIER_ROLES,
  TIER_CONTRIBUTIONS,
};

static const BalTableColumn tier_columns[] = {
  { "tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "roles", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "roles" },
  { "contributions", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "contributions" },
};

/* Who works together towards one outcome. */
typedef struct
{
  GHashTable *shares;   /* owned: role -> its share, a double that is owned too */
  GHashTable *tiers;    /* owned */
  GHashTable *agencies; /* owned */
  guint n_contributions;
  guint n_with_share;
  guint n_family;
  double sum;
} Team;

static BalRole *
get_role (BalAreaChecking *self, BalItem *contribution)
{
  const char *code = bal_item_get_text (contribution, "role");

  return code != NULL ? bal_framework_lookup_role (bal_area_get_framework (self->area), code)
                      : NULL;
}

/* The tier that is stated for this outcome, or the usual one; roles in a family are a side of their
 * own. */
static const char *
get_tier (BalAreaChecking *self, BalItem *contribution)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  BalRole *role = get_role (self, contribution);
  const char *stated = bal_item_get_text (contribution, "tier");

  if (stated != NULL)
    return stated;
  if (role == NULL)
    return NULL;
  if (bal_role_get_family (role))
    return TIER_FAMILY;

  return bal_role_lookup_tier (role, bal_framework_get_lens (framework));
}

/* A role that goes by an alias is the same role. */
static const char *
get_role_code (BalAreaChecking *self, BalItem *contribution)
{
  BalRole *role = get_role (self, contribution);

  return role != NULL ? bal_role_get_code (role) : bal_item_get_text (contribution, "role");
}

static void
team_add (Team *team, BalAreaChecking *self, BalItem *contribution)
{
  const char *role = get_role_code (self, contribution);
  const char *tier = get_tier (self, contribution);
  const char *agency = bal_item_get_text (contribution, "agency");
  const double share = bal_item_get_number (contribution, "share");
  BalRole *known = get_role (self, contribution);
  double *sum = role != NULL ? g_hash_table_lookup (team->shares, role) : NULL;

  if (role == NULL)
    return;
  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (team->shares, (gpointer) role, sum);
    }
  if (share >= 0.0)
    {
      *sum += share;
      team->sum += share;
      team->n_with_share++;
    }
  team->n_contributions++;
  team->n_family += known != NULL && bal_role_get_family (known);
  if (tier != NULL)
    g_hash_table_add (team->tiers, (gpointer) tier);
  if (agency != NULL)
    g_hash_table_add (team->agencies, (gpointer) agency);
}

static void
team_init (Team *team, BalAreaChecking *self, BalItem *solution)
{
  GListModel *contributions = bal_item_get_items (solution, "contributions");

  team->shares = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  team->tiers = g_hash_table_new (g_str_hash, g_str_equal);
  team->agencies = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < g_list_model_get_n_items (contributions); i++)
    team_add (team, self, bal_item_peek (contributions, i));
}

static void
team_clear (Team *team)
{
  g_clear_pointer (&team->shares, g_hash_table_unref);
  g_clear_pointer (&team->tiers, g_hash_table_unref);
  g_clear_pointer (&team->agencies, g_hash_table_unref);
}

/* One less the sum of the squared shares: 0 for one role, more the more evenly several share. Roles
 * without a share are not guessed at; one role alone has all of it. */
static gboolean
team_get_mix (const Team *team, double *mix)
{
  GHashTableIter iter;
  gpointer share = NULL;

  *mix = 0.0;
  if (team->n_contributions > 0 && g_hash_table_size (team->shares) == 1)
    return TRUE;
  if (team->n_contributions == 0 || team->n_with_share < team->n_contributions || team->sum <= 0.0)
    return FALSE;

  *mix = 1.0;
  g_hash_table_iter_init (&iter, team->shares);
  while (g_hash_table_iter_next (&iter, NULL, &share))
    *mix -= (*(double *) share / team->sum) * (*(double *) share / team->sum);

  return TRUE;
}

static void
check_team (BalAreaChecking *self, BalItem *solution, const Team *team)
{
  const guint n_roles = g_hash_table_size (team->shares);
  const guint n_sides = MAX (g_hash_table_size (team->tiers), g_hash_table_size (team->agencies));
  const BalFindingFigure roles[] = { { "roles", n_roles }, { "least", self->minimum_roles } };
  const BalFindingFigure sides[] = { { "sides", n_sides }, { "least", self->minimum_sides } };
  BalFindingFigure mix[] = { { "mix", 0.0 }, { "least", self->minimum_mix } };

  if (team->n_contributions == 0)
    return;
  if ((int) n_roles < self->minimum_roles)
    bal_area_checking_add (self, "solution-single-role", solution, "contributions", roles, 2);
  else if ((int) n_sides < self->minimum_sides)
    bal_area_checking_add (self, "solution-one-sided", solution, "contributions", sides, 2);
  if (team->n_family == 0)
    bal_area_checking_add (self, "solution-without-family", solution, "contributions", NULL, 0);
  if (n_roles > 1 && team_get_mix (team, &mix[0].value) && mix[0].value < self->minimum_mix)
    bal_area_checking_add (self, "solution-mix-narrow", solution, "contributions", mix, 2);
}

static guint
count_member (BalItem *solution, guint column)
{
  const char *member = columns[column].name;

  return column == SUCCESS ? (guint) bal_item_has_member (solution, member)
                           : bal_item_count (solution, member);
}

static void
append_components (BalAreaChecking *self, BalTableBuilder *table, BalItem *solution)
{
  const guint n_components = CONTEXT - SUCCESS + 1;
  BalFindingFigure missing = { "components", 0.0 };

  for (guint i = SUCCESS; i <= CONTEXT; i++)
    {
      const guint n = count_member (solution, i);

      missing.value += n == 0;
      bal_table_builder_append_int (table, i, n);
    }
  bal_table_builder_append_int (table, COMPLETE, n_components - (gint64) missing.value);
  if (missing.value > 0.0)
    bal_area_checking_add (self, "solution-incomplete", solution, NULL, &missing, 1);
}

static void
append_context (BalAreaChecking *self, BalTableBuilder *table, BalItem *solution)
{
  GListModel *context = bal_item_get_items (solution, "context");
  guint n_states[3] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (context); i++)
    {
      BalItem *requirement = bal_item_peek (context, i);
      const int state = bal_item_get_enum (requirement, "state");

      n_states[state]++;
      if (state == BAL_CONTEXT_STATE_UNMET)
        bal_area_checking_add (self, "context-unmet", requirement, NULL, NULL, 0);
      else if (state == BAL_CONTEXT_STATE_UNKNOWN)
        bal_area_checking_add (self, "context-unknown", requirement, NULL, NULL, 0);
    }
  bal_table_builder_append_int (table, CONTEXT_MET, n_states[BAL_CONTEXT_STATE_MET]);
  bal_table_builder_append_int (table, CONTEXT_UNMET, n_states[BAL_CONTEXT_STATE_UNMET]);
  bal_table_builder_append_int (table, CONTEXT_UNKNOWN, n_states[BAL_CONTEXT_STATE_UNKNOWN]);
}

static void
append_outcome (BalTableBuilder *table, BalOutcome *outcome)
{
  bal_table_builder_append_text (table, OUTCOME, bal_outcome_get_code (outcome));
  bal_table_builder_append_text (table, STRAND, bal_outcome_get_strand (outcome));
  bal_table_builder_append_text (table, LEVEL, bal_outcome_get_level (outcome));
}

static void
append_solution (BalAreaChecking *self, BalTableBuilder *table, BalItem *solution)
{
  Team team = { 0 };
  double mix = 0.0;

  append_components (self, table, solution);
  team_init (&team, self, solution);
  check_team (self, solution, &team);
  bal_table_builder_append_int (table, ROLES, g_hash_table_size (team.shares));
  bal_table_builder_append_int (table, TIERS, g_hash_table_size (team.tiers));
  bal_table_builder_append_int (table, AGENCIES, g_hash_table_size (team.agencies));
  if (team_get_mix (&team, &mix))
    bal_table_builder_append_double (table, MIX, mix);
  else
    bal_table_builder_append_state (table, MIX, BAL_VALUE_STATE_NOT_AVAILABLE);
  append_context (self, table, solution);
  team_clear (&team);
}

static void
append_missing (BalAreaChecking *self, BalTableBuilder *table, BalOutcome *outcome)
{
  g_autofree char *subject =
    g_strconcat ("/framework/outcomes/", bal_outcome_get_code (outcome), NULL);

  for (guint i = SUCCESS; i <= CONTEXT_UNKNOWN; i++)
    bal_table_builder_append_state (table, i, BAL_VALUE_STATE_MISSING);
  bal_findings_builder_add (self->findings, "solution-missing", subject, NULL, NULL, 0);
}

static BalOutcome *
get_outcome (BalAreaChecking *self, BalItem *solution)
{
  const char *code = bal_item_get_text (solution, "outcome");

  return code != NULL ? bal_framework_lookup_outcome (bal_area_get_framework (self->area), code)
                      : NULL;
}

static void
add_solutions (BalAreaChecking *self, GListModel *solutions)
{
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("solutions", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (solutions); j++)
        {
          BalItem *solution = bal_item_peek (solutions, j);

          if (get_outcome (self, solution) != outcome)
            continue;
          found = TRUE;
          append_outcome (table, outcome);
          append_solution (self, table, solution);
        }
      if (found)
        continue;
      append_outcome (table, outcome);
      append_missing (self, table, outcome);
    }
  bal_area_checking_end_table (self, table);
}

/* What the roles of one tier contribute at one level. */
static guint
count_contributions (BalAreaChecking *self,
                     GListModel *solutions,
                     const char *tier,
                     BalTerm *level,
                     GHashTable *roles)
{
  BalScheme *levels = bal_framework_get_levels (bal_area_get_framework (self->area));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (solutions); i++)
    {
      BalItem *solution = bal_item_peek (solutions, i);
      BalOutcome *outcome = get_outcome (self, solution);
      GListModel *contributions = bal_item_get_items (solution, "contributions");

      if (outcome == NULL || bal_scheme_lookup (levels, bal_outcome_get_level (outcome)) != level)
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (contributions); j++)
        {
          BalItem *contribution = bal_item_peek (contributions, j);

          const char *role = get_role_code (self, contribution);

          if (role == NULL ||
              (tier != NULL && g_strcmp0 (get_tier (self, contribution), tier) != 0))
            continue;
          n++;
          g_hash_table_add (roles, (gpointer) role);
        }
    }

  return n;
}

/* A level of which no contribution at all is stated says nothing about tiers. */
static void
append_tier (BalAreaChecking *self, BalTableBuilder *table, GListModel *solutions, const char *tier)
{
  BalScheme *levels = bal_framework_get_levels (bal_area_get_framework (self->area));
  g_autofree char *subject = g_strconcat ("/framework/workforce_tiers/", tier, NULL);
  BalFindingFigure empty = { "levels", 0.0 };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (levels)); i++)
    {
      g_autoptr (BalTerm) level = g_list_model_get_item (G_LIST_MODEL (levels), i);
      g_autoptr (GHashTable) all = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (GHashTable) roles = g_hash_table_new (g_str_hash, g_str_equal);
      const guint n_all = count_contributions (self, solutions, NULL, level, all);
      const guint n = count_contributions (self, solutions, tier, level, roles);

      empty.value += n_all > 0 && n == 0;
      bal_table_builder_append_text (table, TIER, tier);
      bal_table_builder_append_text (table, TIER_LEVEL, bal_term_get_code (level));
      if (n_all == 0)
        {
          bal_table_builder_append_state (table, TIER_ROLES, BAL_VALUE_STATE_MISSING);
          bal_table_builder_append_state (table, TIER_CONTRIBUTIONS, BAL_VALUE_STATE_MISSING);
          continue;
        }
      bal_table_builder_append_int (table, TIER_ROLES, g_hash_table_size (roles));
      bal_table_builder_append_int (table, TIER_CONTRIBUTIONS, n);
    }
  /* That the family is left out is found outcome by outcome. */
  if (empty.value > 0.0 && !g_str_equal (tier, TIER_FAMILY))
    bal_findings_builder_add (self->findings, "tier-level-empty", subject, NULL, &empty, 1);
}

static void
add_tiers (BalAreaChecking *self, GListModel *solutions)
{
  BalScheme *tiers = bal_framework_get_workforce_tiers (bal_area_get_framework (self->area));
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("role_tiers", tier_columns, G_N_ELEMENTS (tier_columns));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (tiers)); i++)
    {
      g_autoptr (BalTerm) tier = g_list_model_get_item (G_LIST_MODEL (tiers), i);

      append_tier (self, table, solutions, bal_term_get_code (tier));
    }
  append_tier (self, table, solutions, TIER_FAMILY);
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_solutions (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integrated_solution");
  GListModel *solutions = section != NULL ? bal_item_get_items (section, "solutions") : NULL;

  if (section == NULL)
    return;
  add_solutions (self, solutions);
  add_tiers (self, solutions);
}
