/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthetic-plan-private.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/document/bal-document-private.h"

/* A plan is small and only read, so it is taken from the nodes straight into the structures that
 * the maker of children wants, and needs no items of its own. */

#define FORMAT "balanced-synthetic-plan"
#define VERSION 1
#define MAX_CHILDREN 100000000
#define MAX_AGE 25

static const char *const SEN_PROVISIONS[] = { "N", "K", "E" };

static void
plan_group_free (gpointer data)
{
  BalSyntheticPlanGroup *self = data;

  g_free (self->id);
  g_free (self->sen_provision);
  g_free (self);
}

static gpointer
plan_group_copy (gconstpointer data, gpointer user_data)
{
  BalSyntheticPlanGroup *copy = g_memdup2 (data, sizeof (BalSyntheticPlanGroup));

  copy->id = g_strdup (copy->id);
  copy->sen_provision = g_strdup (copy->sen_provision);

  return copy;
}

BalSyntheticPlan *
bal_synthetic_plan_copy (const BalSyntheticPlan *self)
{
  BalSyntheticPlan *copy = g_memdup2 (self, sizeof *self);

  copy->agencies = g_strdupv (self->agencies);
  copy->need_types = g_strdupv (self->need_types);
  copy->groups = g_ptr_array_copy (self->groups, plan_group_copy, NULL);
  g_ptr_array_set_free_func (copy->groups, plan_group_free);

  return copy;
}

void
bal_synthetic_plan_free (BalSyntheticPlan *self)
{
  g_strfreev (self->agencies);
  g_strfreev (self->need_types);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self);
}

static const char *
need_text (BalNode object, const char *name, GError **error)
{
  BalNode node;

  return bal_node_need_member (object, name, &node, error) ? bal_node_get_text (node, error) : NULL;
}

/* Codes go into files as they are, and so have nothing in them that would need quotation. */
static const char *
check_code (BalNode node, GError **error)
{
  const char *code = bal_node_get_text (node, error);

  if (code == NULL)
    return NULL;
  if (*code != '\0' &&
      strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
        strlen (code))
    return code;
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                      "a code has letters, digits, “-” and “_” only");
  return NULL;
}

/* A whole number between @low and @high, both included. */
static gboolean
read_number (BalNode object,
             const char *name,
             gint64 low,
             gint64 high,
             gint64 *number,
             GError **error)
{
  BalNode node;
  gint64 value;

  if (!bal_node_need_member (object, name, &node, error) || !bal_node_get_int (node, &value, error))
    return FALSE;
  if (value < low || value > high)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "%" G_GINT64_FORMAT " is not between %" G_GINT64_FORMAT
                          " and %" G_GINT64_FORMAT,
                          value, low, high);
      return FALSE;
    }
  *number = value;
  return TRUE;
}

typedef struct
{
  const char *name;
  gint64 high;
  gsize offset; /* in BalSyntheticGroup */
  gsize width;
} Parameter;

#define PARAMETER(name, high, field)                        \
  {                                                         \
    name, high, G_STRUCT_OFFSET (BalSyntheticGroup, field), \
      sizeof (((BalSyntheticGroup *) 0)->field)             \
  }

static const Parameter PARAMETERS[] = {
  PARAMETER ("min_age", MAX_AGE, min_age),
  PARAMETER ("max_age", MAX_AGE, max_age),
  PARAMETER ("tier_universal", 100, tiers[0]),
  PARAMETER ("tier_targeted", 100, tiers[1]),
  PARAMETER ("tier_specialist", 100, tiers[2]),
  PARAMETER ("mean_episodes", 1000, mean_episodes),
  PARAMETER ("jump_percent", 100, jump_percent),
  PARAMETER ("waiting_percent", 100, waiting_percent),
  PARAMETER ("meantime_percent", 100, meantime_percent),
  PARAMETER ("ambient_percent", 100, ambient_percent),
  PARAMETER ("mean_wait", 3650, mean_wait),
};

static gboolean
read_parameters (BalNode object, BalSyntheticGroup *group, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARAMETERS); i++)
    {
      const Parameter *parameter = &PARAMETERS[i];
      guint8 *place = (guint8 *) group + parameter->offset;
      gint64 number;
      guint16 two;

      if (!read_number (object, parameter->name, 0, parameter->high, &number, error))
        return FALSE;
      if (parameter->width == 1)
        {
          *place = (guint8) number;
          continue;
        }
      two = (guint16) number;
      memcpy (place, &two, sizeof two);
    }
  if (group->max_age < group->min_age)
    {
      bal_node_set_error (object, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "max_age is less than min_age");
      return FALSE;
    }
  if (group->tiers[0] + group->tiers[1] + group->tiers[2] == 0)
    {
      bal_node_set_error (object, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "no need tier has a weight");
      return FALSE;
    }
  return TRUE;
}

/* The agencies as the document lists them: code and what each delivers. */
static gboolean
read_agencies (BalNode root, GArray *agencies, GStrv *codes, GError **error)
{
  static const char *const levels[] = { "universal", "targeted", "specialist" };
  BalNode list = bal_node_get_member (root, "agencies");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < bal_node_get_length (list); i++)
    {
      BalNode node = bal_node_get_element (list, i);
      BalSyntheticAgency agency = { .agency = (guint16) i };
      const char *code;
      BalNode member;

      if (!bal_node_need_member (node, "code", &member, error) ||
          (code = check_code (member, error)) == NULL)
        return FALSE;
      g_strv_builder_add (builder, code);
      for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
        {
          gint64 weight;
          if (!read_number (node, levels[k], 0, 100, &weight, error))
            return FALSE;
          agency.levels[k] = (guint8) weight;
        }
      if (agency.levels[0] + agency.levels[1] + agency.levels[2] == 0)
        {
          bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "no level has a weight");
          return FALSE;
        }
      g_array_append_val (agencies, agency);
    }
  *codes = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
find_code (GStrv codes, BalNode node, guint *index, GError **error)
{
  const char *code = bal_node_get_text (node, error);

  if (code == NULL)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (g_str_equal (codes[i], code))
      {
        *index = i;
        return TRUE;
      }
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                      "“%s” is not among the agencies of the plan", code);
  return FALSE;
}

static gboolean
read_group_agencies (BalNode object,
                     GArray *agencies,
                     GStrv codes,
                     BalSyntheticGroup *group,
                     GError **error)
{
  BalNode known = bal_node_get_member (object, "agencies");
  BalNode active = bal_node_get_member (object, "active");
  guint index;

  group->n_agencies = bal_node_get_length (known);
  if (group->n_agencies < 1 || group->n_agencies > BAL_SYNTHETIC_MAX_AGENCIES)
    {
      bal_node_set_error (object, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "a group has between 1 and %d agencies", BAL_SYNTHETIC_MAX_AGENCIES);
      return FALSE;
    }
  for (guint i = 0; i < group->n_agencies; i++)
    {
      if (!find_code (codes, bal_node_get_element (known, i), &index, error))
        return FALSE;
      group->agencies[i] = g_array_index (agencies, BalSyntheticAgency, index);
    }
  for (guint i = 0; i < bal_node_get_length (active); i++)
    {
      gboolean found = FALSE;

      if (!find_code (codes, bal_node_get_element (active, i), &index, error))
        return FALSE;
      for (guint k = 0; k < group->n_agencies; k++)
        if (group->agencies[k].agency == index)
          found = group->agencies[k].active = TRUE;
      if (!found)
        {
          bal_node_set_error (bal_node_get_element (active, i), error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                              "active in an agency that is not one of the group's");
          return FALSE;
        }
    }
  return TRUE;
}

static BalSyntheticPlanGroup *
read_group (BalNode object, GArray *agencies, GStrv codes, GError **error)
{
  BalSyntheticPlanGroup *group = g_new0 (BalSyntheticPlanGroup, 1);
  const char *provision;
  gint64 children;

  group->id = g_strdup (need_text (object, "id", error));
  if (group->id == NULL || !read_number (object, "children", 0, MAX_CHILDREN, &children, error) ||
      !read_parameters (object, &group->parameters, error) ||
      !read_group_agencies (object, agencies, codes, &group->parameters, error) ||
      (provision = need_text (object, "sen_provision", error)) == NULL)
    {
      plan_group_free (group);
      return NULL;
    }
  group->n_planned = group->n_children = (guint32) children;
  for (guint i = 0; i < G_N_ELEMENTS (SEN_PROVISIONS); i++)
    if (g_str_equal (provision, SEN_PROVISIONS[i]))
      group->sen_provision = g_strdup (provision);
  if (group->sen_provision == NULL)
    {
      bal_node_set_error (bal_node_get_member (object, "sen_provision"), error,
                          BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "it is one of N, K and E");
      plan_group_free (group);
      return NULL;
    }
  return group;
}

static gboolean
read_day (BalNode root, const char *name, gint32 *day, GError **error)
{
  const char *text = need_text (root, name, error);

  if (text == NULL)
    return FALSE;
  if (bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, day, NULL))
    return TRUE;
  bal_node_set_error (bal_node_get_member (root, name), error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                      "a day as YYYY-MM-DD is needed");
  return FALSE;
}

static gboolean
read_world (BalSyntheticPlan *self, BalNode root, GError **error)
{
  BalNode need_types = bal_node_get_member (root, "need_types");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gint64 seed, settings;

  if (!read_number (root, "seed", 0, G_MAXINT64, &seed, error) ||
      !read_number (root, "settings", 1, 1000000, &settings, error) ||
      !read_day (root, "from", &self->world.from, error) ||
      !read_day (root, "as_at", &self->world.as_at, error))
    return FALSE;
  if (self->world.as_at < self->world.from)
    {
      bal_node_set_error (root, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "as_at is before from");
      return FALSE;
    }
  for (guint i = 0; i < bal_node_get_length (need_types); i++)
    {
      const char *code = check_code (bal_node_get_element (need_types, i), error);
      if (code == NULL)
        return FALSE;
      g_strv_builder_add (builder, code);
    }
  self->need_types = g_strv_builder_end (builder);
  self->world.seed = (guint64) seed;
  self->world.n_settings = (guint32) settings;
  self->world.n_need_types = (guint8) MIN (g_strv_length (self->need_types), G_MAXUINT8);
  if (self->world.n_need_types > 0)
    return TRUE;
  bal_node_set_error (root, error, BAL_DOCUMENT_ERROR_MISSING_MEMBER,
                      "the plan names no need types");
  return FALSE;
}

static gboolean
read_plan (BalSyntheticPlan *self, BalNode root, GError **error)
{
  g_autoptr (GArray) agencies = g_array_new (FALSE, FALSE, sizeof (BalSyntheticAgency));
  BalNode groups = bal_node_get_member (root, "groups");
  const char *format = need_text (root, "format", error);
  gint64 version;

  if (format == NULL)
    return FALSE;
  if (!g_str_equal (format, FORMAT))
    {
      bal_node_set_error (root, error, BAL_DOCUMENT_ERROR_VERSION, "the format is not “%s”",
                          FORMAT);
      return FALSE;
    }
  if (!read_number (root, "version", VERSION, VERSION, &version, error) ||
      !read_world (self, root, error) || !read_agencies (root, agencies, &self->agencies, error))
    return FALSE;
  for (guint i = 0; i < bal_node_get_length (groups); i++)
    {
      BalSyntheticPlanGroup *group =
        read_group (bal_node_get_element (groups, i), agencies, self->agencies, error);
      if (group == NULL)
        return FALSE;
      g_ptr_array_add (self->groups, group);
    }
  if (self->groups->len > 0)
    return TRUE;
  bal_node_set_error (root, error, BAL_DOCUMENT_ERROR_MISSING_MEMBER, "the plan has no groups");
  return FALSE;
}

BalSyntheticPlan *
bal_synthetic_plan_new_from_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (BalDocument) document = bal_document_new_from_bytes (bytes, name, error);
  g_autoptr (BalSyntheticPlan) self = NULL;

  if (document == NULL)
    return NULL;
  self = g_new0 (BalSyntheticPlan, 1);
  self->groups = g_ptr_array_new_with_free_func (plan_group_free);
  if (!read_plan (self, bal_document_get_root (document), error))
    return NULL;
  return g_steal_pointer (&self);
}

BalSyntheticPlan *
bal_synthetic_plan_new_default (void)
{
  g_autoptr (GBytes) bytes = _bal_resources_lookup ("synthetic.json");
  g_autoptr (GError) error = NULL;
  BalSyntheticPlan *self = bal_synthetic_plan_new_from_bytes (bytes, "synthetic.json", &error);

  /* It is compiled in, and a test reads it. */
  g_assert_no_error (error);
  return self;
}

static BalSyntheticPlanGroup *
get_group (const BalSyntheticPlan *self, guint i)
{
  return self->groups->pdata[i];
}

void
bal_synthetic_plan_scale (BalSyntheticPlan *self, guint32 n_children)
{
  g_autofree guint64 *remainders = g_new0 (guint64, self->groups->len);
  guint64 total = 0;
  guint32 left = n_children;

  for (guint i = 0; i < self->groups->len; i++)
    {
      get_group (self, i)->n_children = get_group (self, i)->n_planned;
      total += get_group (self, i)->n_planned;
    }
  if (n_children == 0 || total == 0)
    return;

  for (guint i = 0; i < self->groups->len; i++)
    {
      guint64 share = (guint64) get_group (self, i)->n_planned * n_children;

      get_group (self, i)->n_children = (guint32) (share / total);
      remainders[i] = share % total + 1; /* 0 = has had its turn */
      left -= get_group (self, i)->n_children;
    }
  for (; left > 0; left--)
    {
      guint most = 0;

      for (guint i = 1; i < self->groups->len; i++)
        if (remainders[i] > remainders[most])
          most = i;
      get_group (self, most)->n_children++;
      remainders[most] = 0;
    }
}
