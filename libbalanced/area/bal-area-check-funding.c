/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-responsibility.h"

/* Who pays for what, held against who answers for it; and how much of the money is for children,
 * as bounds where it is tied up with other money. */

/* The age in months at which the statutory frame ends. */
#define LAST_MONTH 300

enum
{
  LINE,
  KIND,
  UNIT,
  IN_FORCE,
  AMOUNT,
  LOW,
  HIGH,
};

static const BalTableColumn columns[] = {
  { "line", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "amount", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "children_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  MAP_SERVICE,
  MAP_FROM,
  MAP_TO,
  MAP_RESPONSIBLE,
  MAP_PAYERS,
  MAP_LINES,
  MAP_STATE,
};

static const BalTableColumn map_columns[] = {
  { "service", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "age_from_months", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "months" },
  { "age_to_months", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY, "months" },
  { "responsible", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "payers", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "lines", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "state", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* How much of a line is for children: FALSE when it has no amount to count with. */
static gboolean
bound_line (BalItem *line, double *amount, double *low, double *high)
{
  const char *kind = bal_item_get_text (line, "kind");
  double children = 0.0;

  if (!bal_area_checking_get_number (bal_item_get_figure (line, "amount"), amount))
    return FALSE;
  *low = 0.0;
  *high = *amount;
  if (g_strcmp0 (kind, "children") == 0 || g_strcmp0 (kind, "case") == 0)
    *low = *amount;
  else if (bal_area_checking_get_number (bal_item_get_figure (line, "children_amount"), &children))
    *low = *high = children;

  return TRUE;
}

typedef struct
{
  const char *unit;
  double low;
  double high;
  guint n_open;
} Total;

static Total *
get_total (GArray *totals, const char *unit)
{
  const Total total = { .unit = unit };

  for (guint i = 0; i < totals->len; i++)
    if (g_strcmp0 (g_array_index (totals, Total, i).unit, unit) == 0)
      return &g_array_index (totals, Total, i);
  g_array_append_val (totals, total);

  return &g_array_index (totals, Total, totals->len - 1);
}

static void
append_line (BalAreaChecking *self, BalTableBuilder *table, BalItem *line, GArray *totals)
{
  const gboolean in_force = bal_area_checking_is_in_force (self, line);
  double amount = 0.0;
  double low = 0.0;
  double high = 0.0;
  Total *total = NULL;

  bal_table_builder_append_text (table, LINE, bal_item_get_text (line, "code"));
  bal_table_builder_append_text (table, KIND, bal_item_get_text (line, "kind"));
  bal_table_builder_append_text (table, UNIT, bal_item_get_text (line, "unit"));
  bal_table_builder_append_boolean (table, IN_FORCE, in_force);
  bal_area_checking_append_figure (table, AMOUNT, bal_item_get_figure (line, "amount"));
  if (!bound_line (line, &amount, &low, &high))
    {
      bal_table_builder_append_state (table, LOW, BAL_VALUE_STATE_NOT_AVAILABLE);
      bal_table_builder_append_state (table, HIGH, BAL_VALUE_STATE_NOT_AVAILABLE);
      return;
    }
  bal_table_builder_append_double (table, LOW, low);
  bal_table_builder_append_double (table, HIGH, high);
  if (high > amount)
    bal_area_checking_add (self, "funding-children-exceed", line, "children_amount", NULL, 0);
  if (!in_force)
    return;

  total = get_total (totals, bal_item_get_text (line, "unit"));
  total->low += low;
  total->high += high;
  total->n_open += low < high;
  if (low < high)
    bal_area_checking_add (self, "funding-children-not-distinguished", line, "children_amount",
                           NULL, 0);
}

static void
add_lines (BalAreaChecking *self, BalItem *section, GListModel *lines)
{
  g_autoptr (GArray) totals = g_array_new (FALSE, TRUE, sizeof (Total));
  BalTableBuilder *table =
    bal_table_builder_new_with_columns ("children_spend", columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    append_line (self, table, bal_item_peek (lines, i), totals);
  bal_area_checking_end_table (self, table);
  for (guint i = 0; i < totals->len; i++)
    {
      const Total *total = &g_array_index (totals, Total, i);
      const BalFindingFigure figures[] = { { "low", total->low },
                                           { "high", total->high },
                                           { "lines", total->n_open } };

      if (total->n_open > 0)
        bal_area_checking_add (self, "funding-children-bounds", section, "funding", figures, 3);
    }
}

/* The map of one service */

typedef struct
{
  const char *service;
  GPtrArray *rules; /* owned; borrowed responsibilities in force */
  GPtrArray *lines; /* owned; borrowed lines in force */
} Service;

static void
service_free (gpointer data)
{
  Service *service = data;

  g_ptr_array_unref (service->rules);
  g_ptr_array_unref (service->lines);
  g_free (service);
}

static void
note_services (BalAreaChecking *self, GListModel *items, GPtrArray *services, GHashTable *index)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      const char *const *codes = bal_item_get_texts (bal_item_peek (items, i), "services");

      for (guint j = 0; codes[j] != NULL; j++)
        {
          Service *service = NULL;

          if (g_hash_table_contains (index, codes[j]))
            continue;
          service = g_new0 (Service, 1);
          service->service = codes[j];
          service->rules = g_ptr_array_new ();
          service->lines = g_ptr_array_new ();
          g_ptr_array_add (services, service);
          g_hash_table_insert (index, (gpointer) codes[j], service);
        }
    }
}

static void
add_to_service (Service *service, BalItem *item)
{
  g_ptr_array_add (BAL_IS_RESPONSIBILITY (item) ? service->rules : service->lines, item);
}

/* What names no service is about all of them. */
static void
sort_items (BalAreaChecking *self, GListModel *items, GPtrArray *services, GHashTable *index)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *const *codes = bal_item_get_texts (item, "services");

      if (!bal_area_checking_is_in_force (self, item))
        continue;
      for (guint j = 0; codes[j] != NULL; j++)
        add_to_service (g_hash_table_lookup (index, codes[j]), item);
      for (guint j = 0; codes[0] == NULL && j < services->len; j++)
        add_to_service (services->pdata[j], item);
    }
}

static int
compare_ages (gconstpointer one, gconstpointer two)
{
  const gint64 a = *(const gint64 *) one;
  const gint64 b = *(const gint64 *) two;

  return a < b ? -1 : a > b;
}

static void
add_age (GArray *ages, gint64 age)
{
  if (age > 0 && age < LAST_MONTH)
    g_array_append_val (ages, age);
}

/* Between two of these ages nothing changes. */
static GArray *
list_ages (const Service *service)
{
  GArray *ages = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 ends[] = { 0, LAST_MONTH };
  guint n_kept = 0;

  g_array_append_vals (ages, ends, 2);
  for (guint i = 0; i < service->rules->len + service->lines->len; i++)
    {
      BalItem *item = i < service->rules->len ? service->rules->pdata[i]
                                              : service->lines->pdata[i - service->rules->len];

      add_age (ages, bal_item_get_integer (item, "age_from_months"));
      add_age (ages, bal_item_get_integer (item, "age_to_months"));
    }
  g_array_sort (ages, compare_ages);
  for (guint i = 0; i < ages->len; i++)
    if (n_kept == 0 || g_array_index (ages, gint64, i) != g_array_index (ages, gint64, n_kept - 1))
      g_array_index (ages, gint64, n_kept++) = g_array_index (ages, gint64, i);
  g_array_set_size (ages, n_kept);

  return ages;
}

static gboolean
holds_at (BalItem *item, gint64 age)
{
  const gint64 from = bal_item_get_integer (item, "age_from_months");
  const gint64 to = bal_item_get_integer (item, "age_to_months");

  return (from == BAL_ITEM_NOT_STATED || from <= age) && (to == BAL_ITEM_NOT_STATED || age < to);
}

/* What holds of a service at an age. */
typedef struct
{
  GHashTable *responsible; /* owned: a set */
  GHashTable *payers;      /* owned: a set */
  BalItem *first_rule;     /* borrowed */
  BalItem *first_line;     /* borrowed */
  guint n_lines;
  gboolean apart; /* lines of which none says that they are paid together */
} Segment;

static gboolean
is_paid_together (BalItem *one, BalItem *other)
{
  const char *arrangement = bal_item_get_text (one, "arrangement");
  const char *const *payers = bal_item_get_texts (one, "payers");
  const char *const *others = bal_item_get_texts (other, "payers");

  if (arrangement != NULL && g_strcmp0 (arrangement, bal_item_get_text (other, "arrangement")) == 0)
    return TRUE;
  if (payers[0] == NULL || others[0] == NULL)
    return TRUE;

  for (guint i = 0; payers[i] != NULL; i++)
    if (g_strv_contains (others, payers[i]))
      return TRUE;

  return FALSE;
}

static void
segment_init (Segment *segment, const Service *service, gint64 age)
{
  *segment = (Segment){ 0 };
  segment->responsible = g_hash_table_new (g_str_hash, g_str_equal);
  segment->payers = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < service->rules->len; i++)
    {
      BalItem *rule = service->rules->pdata[i];

      if (!holds_at (rule, age))
        continue;
      if (segment->first_rule == NULL)
        segment->first_rule = rule;
      if (bal_item_has_member (rule, "agency"))
        g_hash_table_add (segment->responsible, (gpointer) bal_item_get_text (rule, "agency"));
    }
  for (guint i = 0; i < service->lines->len; i++)
    {
      BalItem *line = service->lines->pdata[i];
      const char *const *payers = bal_item_get_texts (line, "payers");

      if (!holds_at (line, age))
        continue;
      if (segment->first_line == NULL)
        segment->first_line = line;
      else if (!is_paid_together (segment->first_line, line))
        segment->apart = TRUE;
      segment->n_lines++;
      for (guint j = 0; payers[j] != NULL; j++)
        g_hash_table_add (segment->payers, (gpointer) payers[j]);
    }
}

static void
segment_clear (Segment *segment)
{
  g_hash_table_unref (segment->responsible);
  g_hash_table_unref (segment->payers);
}

static const char *
name_state (const Segment *segment)
{
  if (segment->first_rule == NULL)
    return segment->first_line == NULL ? "neither" : "not_answered_for";
  if (segment->first_line == NULL)
    return "not_paid";

  return segment->apart ? "paid_apart" : "both";
}

static void
append_segment (BalTableBuilder *table,
                const Service *service,
                gint64 from,
                gint64 to,
                const Segment *segment)
{
  bal_table_builder_append_text (table, MAP_SERVICE, service->service);
  bal_table_builder_append_int (table, MAP_FROM, from);
  bal_table_builder_append_int (table, MAP_TO, to);
  bal_table_builder_append_int (table, MAP_RESPONSIBLE, g_hash_table_size (segment->responsible));
  bal_table_builder_append_int (table, MAP_PAYERS, g_hash_table_size (segment->payers));
  bal_table_builder_append_int (table, MAP_LINES, segment->n_lines);
  bal_table_builder_append_text (table, MAP_STATE, name_state (segment));
}

/* The ways in which a service is paid for badly. */
static const char *const ways[] = { "funding-orphan", "funding-without-responsibility",
                                    "funding-overlap" };

/* What is said about one rule or line in one of the ways. */
typedef struct
{
  guint way;
  BalItem *subject; /* borrowed */
  const Service *last_service;
  guint n_services;
  gint64 n_months;
} Fault;

/* The rule or line to say it of; NULL when it is not so. */
static BalItem *
find_fault (const Segment *segment, guint way)
{
  if (way == 0)
    return segment->first_line == NULL ? segment->first_rule : NULL;
  if (way == 1)
    return segment->first_rule == NULL ? segment->first_line : NULL;

  return segment->apart ? segment->first_line : NULL;
}

static Fault *
get_fault (GArray *faults, GHashTable *index, guint way, BalItem *subject)
{
  g_autofree char *key = g_strdup_printf ("%u %p", way, (void *) subject);
  gpointer place = g_hash_table_lookup (index, key);
  const Fault fault = { .way = way, .subject = subject };

  if (place == NULL)
    {
      g_array_append_val (faults, fault);
      place = GUINT_TO_POINTER (faults->len);
      g_hash_table_insert (index, g_steal_pointer (&key), place);
    }

  return &g_array_index (faults, Fault, GPOINTER_TO_UINT (place) - 1);
}

static void
map_service (BalTableBuilder *table, const Service *service, GArray *faults, GHashTable *index)
{
  g_autoptr (GArray) ages = list_ages (service);

  for (guint i = 0; i + 1 < ages->len; i++)
    {
      const gint64 from = g_array_index (ages, gint64, i);
      const gint64 to = g_array_index (ages, gint64, i + 1);
      Segment segment = { 0 };

      segment_init (&segment, service, from);
      append_segment (table, service, from, to, &segment);
      for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
        {
          BalItem *subject = find_fault (&segment, way);
          Fault *fault = subject != NULL ? get_fault (faults, index, way, subject) : NULL;

          if (fault == NULL)
            continue;
          fault->n_months += to - from;
          fault->n_services += fault->last_service != service;
          fault->last_service = service;
        }
      segment_clear (&segment);
    }
}

static void
report_faults (BalAreaChecking *self, GArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const Fault *fault = &g_array_index (faults, Fault, i);
      const BalFindingFigure figures[] = { { "services", fault->n_services },
                                           { "months", (double) fault->n_months } };

      bal_area_checking_add (self, ways[fault->way], fault->subject, NULL, figures, 2);
    }
}

static void
add_map (BalAreaChecking *self, GListModel *lines)
{
  GListModel *rules = bal_area_checking_get_list (self, "responsibilities");
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (service_free);
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) fault_index =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  BalTableBuilder *table = NULL;

  /* Where no rule is stated, that nobody answers would be said of everything. */
  if (g_list_model_get_n_items (rules) == 0)
    return;

  note_services (self, rules, services, index);
  note_services (self, lines, services, index);
  sort_items (self, rules, services, index);
  sort_items (self, lines, services, index);
  table = bal_table_builder_new_with_columns ("responsibility_funding", map_columns,
                                              G_N_ELEMENTS (map_columns));
  for (guint i = 0; i < services->len; i++)
    map_service (table, services->pdata[i], faults, fault_index);
  bal_area_checking_end_table (self, table);
  report_faults (self, faults);
}

/* Outcomes */

typedef struct
{
  GHashTable *agencies; /* owned: a set */
  gboolean together;
} Payers;

static void
payers_free (gpointer data)
{
  Payers *payers = data;

  g_hash_table_unref (payers->agencies);
  g_free (payers);
}

static void
note_payers (BalAreaChecking *self, GListModel *items, const char *member, GHashTable *by_outcome)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *const *outcomes = bal_item_get_texts (item, "outcomes");
      const char *const *agencies = bal_item_get_texts (item, member);

      if (!bal_area_checking_is_in_force (self, item))
        continue;
      for (guint j = 0; outcomes[j] != NULL; j++)
        {
          BalOutcome *outcome =
            bal_framework_lookup_outcome (bal_area_get_framework (self->area), outcomes[j]);
          Payers *payers = outcome != NULL ? g_hash_table_lookup (by_outcome, outcome) : NULL;

          if (outcome == NULL)
            continue;
          if (payers == NULL)
            {
              payers = g_new0 (Payers, 1);
              payers->agencies = g_hash_table_new (g_str_hash, g_str_equal);
              g_hash_table_insert (by_outcome, outcome, payers);
            }
          for (guint k = 0; agencies[k] != NULL; k++)
            g_hash_table_add (payers->agencies, (gpointer) agencies[k]);
          payers->together = payers->together || g_strv_length ((GStrv) agencies) > 1;
        }
    }
}

/* An outcome for which several pay, and nothing says that they do it together. */
static void
check_outcomes (BalAreaChecking *self, BalItem *section, GListModel *lines)
{
  GListModel *outcomes = bal_framework_get_outcomes (bal_area_get_framework (self->area));
  g_autoptr (GHashTable) by_outcome = g_hash_table_new_full (NULL, NULL, NULL, payers_free);

  note_payers (self, lines, "payers", by_outcome);
  note_payers (self, bal_area_checking_get_list (self, "contracts"), "commissioners", by_outcome);
  if (section != NULL)
    note_payers (self, bal_item_get_items (section, "arrangements"), "commissioners", by_outcome);
  for (guint i = 0; i < g_list_model_get_n_items (outcomes); i++)
    {
      BalOutcome *outcome = bal_item_peek (outcomes, i);
      const Payers *payers = g_hash_table_lookup (by_outcome, outcome);
      g_autofree char *subject =
        g_strconcat ("/framework/outcomes/", bal_outcome_get_code (outcome), NULL);
      const BalFindingFigure figure = { "agencies", payers != NULL
                                                      ? g_hash_table_size (payers->agencies)
                                                      : 0.0 };

      if (payers != NULL && !payers->together && figure.value > 1.0)
        bal_findings_builder_add (self->findings, "outcome-paid-apart", subject, NULL, &figure, 1);
    }
}

void
bal_area_check_funding (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "integration");
  GListModel *lines = section != NULL ? bal_item_get_items (section, "funding") : NULL;

  if (lines != NULL && g_list_model_get_n_items (lines) > 0)
    {
      add_lines (self, section, lines);
      add_map (self, lines);
    }
  check_outcomes (self, section, lines);
}
