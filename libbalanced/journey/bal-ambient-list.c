/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-ambient-list-private.h"

#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-term.h"

/* No child is older, in months. */
#define MAX_MONTHS 2400

static void
item_free (gpointer data)
{
  BalAmbientItem *self = data;

  g_free (self->code);
  g_ptr_array_unref (self->settings);
  g_ptr_array_unref (self->levels);
  g_free (self);
}

static void
read_settings (BalAmbientItem *self, BalArea *area, BalProvision *provision)
{
  const char *const *codes = bal_provision_get_settings (provision);

  for (guint i = 0; codes[i]; i++)
    {
      BalSetting *setting = bal_area_lookup_setting (area, codes[i]);
      const char *urn = setting ? bal_item_get_text (BAL_ITEM (setting), "urn") : NULL;

      g_ptr_array_add (self->settings, g_strdup (codes[i]));
      if (urn && !g_str_equal (urn, codes[i]))
        g_ptr_array_add (self->settings, g_strdup (urn));
    }
}

static void
read_levels (BalAmbientItem *self, BalArea *area, BalProvision *provision)
{
  BalScheme *levels = bal_framework_get_levels (bal_area_get_framework (area));
  GListModel *cells = bal_provision_get_cells (provision);

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      const char *code = bal_provision_cell_get_level (bal_item_peek (cells, i));
      BalTerm *term = code ? bal_scheme_lookup (levels, code) : NULL;

      if (term)
        g_ptr_array_add (self->levels, g_strdup (bal_term_get_code (term)));
    }
}

static gint32
read_months (BalProvision *provision, const char *member)
{
  gint64 months = bal_item_get_integer (BAL_ITEM (provision), member);

  return months == BAL_ITEM_NOT_STATED ? -1 : (gint32) CLAMP (months, 0, MAX_MONTHS);
}

/* An end that is not said is one that has not come, unless the unit has ended. */
static BalAmbientState
find_state (const BalAmbientItem *self, BalProvisionStatus status)
{
  if (self->start == BAL_DAY_NONE ||
      (self->end == BAL_DAY_NONE && status == BAL_PROVISION_STATUS_ENDED))
    return BAL_AMBIENT_WITHOUT_DATES;
  if (!self->everywhere && self->settings->len == 0)
    return BAL_AMBIENT_WITHOUT_SETTINGS;
  return BAL_AMBIENT_JOINED;
}

static BalAmbientItem *
read_item (BalArea *area, BalProvision *provision, gboolean everywhere)
{
  BalAmbientItem *self = g_new0 (BalAmbientItem, 1);

  self->code = g_strdup (bal_provision_get_code (provision));
  self->settings = g_ptr_array_new_with_free_func (g_free);
  self->levels = g_ptr_array_new_with_free_func (g_free);
  self->everywhere = everywhere;
  self->start = bal_provision_get_start_day (provision);
  self->end = bal_provision_get_end_day (provision);
  self->from_months = read_months (provision, "age_from_months");
  self->to_months = read_months (provision, "age_to_months");
  read_settings (self, area, provision);
  read_levels (self, area, provision);
  self->state = find_state (self, bal_provision_get_status (provision));
  return self;
}

static void
digest_texts (BalDigest *digest, GPtrArray *texts)
{
  bal_digest_update_int (digest, texts->len);
  for (guint i = 0; i < texts->len; i++)
    bal_digest_update_text (digest, g_ptr_array_index (texts, i));
}

static char *
make_digest (GPtrArray *items)
{
  BalDigest digest;

  bal_digest_init (&digest);
  for (guint i = 0; i < items->len; i++)
    {
      const BalAmbientItem *item = g_ptr_array_index (items, i);

      bal_digest_update_text (&digest, item->code);
      digest_texts (&digest, item->settings);
      digest_texts (&digest, item->levels);
      bal_digest_update_int (&digest, item->state);
      bal_digest_update_int (&digest, item->everywhere);
      bal_digest_update_int (&digest, item->start);
      bal_digest_update_int (&digest, item->end);
      bal_digest_update_int (&digest, item->from_months);
      bal_digest_update_int (&digest, item->to_months);
    }
  return bal_digest_get_string (&digest);
}

/* What is missing, or planned, is no offer. */
static gboolean
is_ambient (BalProvision *provision, gboolean *everywhere)
{
  const char *grouping = bal_item_get_text (BAL_ITEM (provision), "grouping");

  *everywhere = g_strcmp0 (grouping, "population") == 0;
  return (*everywhere || g_strcmp0 (grouping, "whole_school") == 0) &&
         bal_provision_get_code (provision) && !bal_provision_get_gap (provision) &&
         bal_provision_get_status (provision) != BAL_PROVISION_STATUS_PLANNED;
}

BalAmbientList *
bal_ambient_list_new (BalArea *area)
{
  BalAmbientList *self = g_new0 (BalAmbientList, 1);
  GListModel *provisions = bal_area_get_provisions (area);

  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < g_list_model_get_n_items (provisions); i++)
    {
      BalProvision *provision = bal_item_peek (provisions, i);
      gboolean everywhere;

      if (!is_ambient (provision, &everywhere))
        continue;
      g_ptr_array_add (self->items, read_item (area, provision, everywhere));
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const BalAmbientItem *item = g_ptr_array_index (self->items, i);

      self->n_joined += item->state == BAL_AMBIENT_JOINED;
    }
  self->digest = make_digest (self->items);
  return self;
}

void
bal_ambient_list_free (BalAmbientList *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->items);
  g_free (self->digest);
  g_free (self);
}

static gint32
to_stored (gint32 day)
{
  return (gint32) CLAMP ((gint64) day - BAL_EPISODES_EPOCH, BAL_WINDOW_NO_FIRST,
                         BAL_WINDOW_NO_LAST);
}

static BalAmbientUnit
compile_unit (const BalAmbientItem *item, const BalAnalysisScheme *scheme)
{
  BalAmbientUnit unit = { .start = to_stored (item->start),
                          .end =
                            item->end == BAL_DAY_NONE ? BAL_WINDOW_NO_LAST : to_stored (item->end),
                          .from_months = item->from_months,
                          .to_months = item->to_months,
                          .everywhere = item->everywhere };

  for (guint i = 0; scheme->levels[i] && i < 16; i++)
    if (g_ptr_array_find_with_equal_func (item->levels, scheme->levels[i], g_str_equal, NULL))
      unit.levels |= (guint16) (1u << i);
  return unit;
}

static void
add_to_names (GHashTable *units_of, const char *name, guint unit)
{
  GArray *units = g_hash_table_lookup (units_of, name);

  if (!units)
    {
      units = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (units_of, g_strdup (name), units);
    }
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, guint, i) == unit)
      return;
  g_array_append_val (units, unit);
}

static GHashTable *
names_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

typedef const char *(*GetName) (const BalAnalysisInput *input, guint code);

static const char *
get_setting (const BalAnalysisInput *input, guint code)
{
  return input->get_name (input->owner, BAL_ATTRIBUTE_SETTING, code);
}

static const char *
get_provision (const BalAnalysisInput *input, guint code)
{
  return input->get_name (input->owner, BAL_ATTRIBUTE_PROVISION, code);
}

static const char *
get_school (const BalAnalysisInput *input, guint code)
{
  return input->get_school_name (input->owner, code);
}

static void
compile_index (BalAmbientIndex *self,
               const BalAnalysisInput *input,
               guint n_codes,
               GetName get_name,
               GHashTable *units_of)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));

  self->n_codes = n_codes;
  self->first = g_new0 (guint, n_codes + 1);
  for (guint code = 0; code < n_codes; code++)
    {
      GArray *found = g_hash_table_lookup (units_of, get_name (input, code));

      if (found)
        g_array_append_vals (units, found->data, found->len);
      self->first[code + 1] = units->len;
    }
  self->units = (guint *) (gpointer) g_array_free (g_steal_pointer (&units), FALSE);
}

BalAmbientPlan *
bal_ambient_list_compile (const BalAmbientList *self, const BalAnalysisInput *input)
{
  BalAmbientPlan *plan = g_new0 (BalAmbientPlan, 1);
  g_autoptr (GHashTable) of_settings = names_new ();
  g_autoptr (GHashTable) of_provisions = names_new ();

  plan->units = g_new0 (BalAmbientUnit, self->n_joined);
  for (guint i = 0; i < self->items->len; i++)
    {
      const BalAmbientItem *item = g_ptr_array_index (self->items, i);

      if (item->state != BAL_AMBIENT_JOINED)
        continue;
      plan->units[plan->n_units] = compile_unit (item, &input->scheme);
      add_to_names (of_provisions, item->code, plan->n_units);
      for (guint n = 0; !item->everywhere && n < item->settings->len; n++)
        add_to_names (of_settings, g_ptr_array_index (item->settings, n), plan->n_units);
      plan->n_units++;
    }
  compile_index (&plan->by_setting, input, input->get_n_names (input->owner, BAL_ATTRIBUTE_SETTING),
                 get_setting, of_settings);
  compile_index (&plan->by_provision, input,
                 input->get_n_names (input->owner, BAL_ATTRIBUTE_PROVISION), get_provision,
                 of_provisions);
  compile_index (&plan->by_school, input,
                 input->get_n_schools ? input->get_n_schools (input->owner) : 0, get_school,
                 of_settings);
  return plan;
}

static void
index_clear (BalAmbientIndex *self)
{
  g_free (self->first);
  g_free (self->units);
}

void
bal_ambient_plan_free (BalAmbientPlan *plan)
{
  if (!plan)
    return;
  g_free (plan->units);
  index_clear (&plan->by_setting);
  index_clear (&plan->by_school);
  index_clear (&plan->by_provision);
  g_free (plan);
}

const char *
bal_ambient_state_get_nick (BalAmbientState state)
{
  static const char *const nicks[] = {
    [BAL_AMBIENT_JOINED] = "joined",
    [BAL_AMBIENT_WITHOUT_DATES] = "dates_not_said",
    [BAL_AMBIENT_WITHOUT_SETTINGS] = "settings_not_said",
  };

  return nicks[state];
}
