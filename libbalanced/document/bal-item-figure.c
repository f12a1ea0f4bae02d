/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-slot-private.h"

/* A figure is a number, or an object with some of: value, low, high, word, state,
 * qualifier, origin. */

typedef struct
{
  BalNode value, low, high, word, state, qualifier, origin;
} FigureNodes;

static BalNode *
find_field (FigureNodes *nodes, const char *name)
{
  const struct
  {
    const char *name;
    BalNode *node;
  } fields[] = {
    { "value", &nodes->value },   { "low", &nodes->low },     { "high", &nodes->high },
    { "word", &nodes->word },     { "state", &nodes->state }, { "qualifier", &nodes->qualifier },
    { "origin", &nodes->origin },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_strcmp0 (fields[i].name, name) == 0)
        return fields[i].node;
    }

  return NULL;
}

static void
collect_fields (BalNode node, FigureNodes *nodes, GPtrArray **extras)
{
  for (BalNode member = bal_node_get_first (node); bal_node_exists (member);
       member = bal_node_get_next (member))
    {
      g_autofree char *name = bal_node_dup_name (member);
      BalNode *field = find_field (nodes, name);

      if (field == NULL)
        bal_item_add_extra (extras, member);
      else if (bal_node_get_kind (member) != BAL_NODE_KIND_NULL)
        *field = member;
    }
}

static gboolean
refuse (BalNode node, GError **error, const char *reason)
{
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "%s", reason);

  return FALSE;
}

/* Leaves what was there when the node does not exist. */
static gboolean
read_nick (BalNode node, GType type, int *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = NULL;
  const char *nick = NULL;

  if (!bal_node_exists (node))
    return TRUE;
  nick = bal_node_get_text (node, error);
  if (nick == NULL)
    return FALSE;
  found = g_enum_get_value_by_nick (klass, nick);
  if (found == NULL)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                          "this is not one of the words for this part of a figure");
      return FALSE;
    }
  *value = found->value;

  return TRUE;
}

/* What a figure says of itself must agree with what it holds. */
static gboolean
check_qualifier (FigureNodes *nodes, int qualifier, int needed, GError **error)
{
  if (bal_node_exists (nodes->qualifier) && qualifier != needed)
    return refuse (nodes->qualifier, error, "the qualifier does not fit the figure");
  if (bal_node_exists (nodes->value))
    return refuse (nodes->value, error, "a range or a word has no value beside it");
  if (bal_node_exists (nodes->state))
    return refuse (nodes->state, error, "a range or a word has no state beside it");

  return TRUE;
}

static BalFigure *
read_range (BalNode node, FigureNodes *nodes, int qualifier, BalOrigin origin, GError **error)
{
  double low = 0;
  double high = 0;

  if (!bal_node_exists (nodes->low) || !bal_node_exists (nodes->high))
    {
      refuse (node, error, "a range needs “low” and “high”");
      return NULL;
    }
  if (!check_qualifier (nodes, qualifier, BAL_QUALIFIER_RANGE, error) ||
      !bal_node_get_double (nodes->low, &low, error) ||
      !bal_node_get_double (nodes->high, &high, error))
    return NULL;
  if (low > high)
    {
      refuse (nodes->low, error, "the range ends before it begins");
      return NULL;
    }

  return bal_figure_new_range (low, high, origin);
}

static BalFigure *
read_word (FigureNodes *nodes, int qualifier, BalOrigin origin, GError **error)
{
  const char *word = NULL;

  if (!check_qualifier (nodes, qualifier, BAL_QUALIFIER_WORD, error))
    return NULL;
  word = bal_node_get_text (nodes->word, error);

  return word != NULL ? bal_figure_new_word (word, origin) : NULL;
}

static BalFigure *
read_value (BalNode node, FigureNodes *nodes, int qualifier, BalOrigin origin, GError **error)
{
  int state = BAL_VALUE_STATE_VALUE;
  double number = 0;
  const gboolean stated = bal_node_exists (nodes->value);

  if (qualifier >= BAL_QUALIFIER_RANGE)
    {
      refuse (nodes->qualifier, error, "a range needs “low” and “high”, a word “word”");
      return NULL;
    }
  if (!read_nick (nodes->state, BAL_TYPE_VALUE_STATE, &state, error) ||
      (stated && !bal_node_get_double (nodes->value, &number, error)))
    return NULL;
  if (!stated && bal_value_state_has_value (state) && state != BAL_VALUE_STATE_TRUE_ZERO)
    {
      refuse (node, error, "a figure needs “value”, “low” and “high”, “word”, or a state without");
      return NULL;
    }
  if (stated &&
      (!bal_value_state_has_value (state) || (state == BAL_VALUE_STATE_TRUE_ZERO && number != 0)))
    {
      refuse (nodes->value, error, "a figure in this state has no such value");
      return NULL;
    }

  return bal_figure_new (number, (BalValueState) state, (BalQualifier) qualifier, origin);
}

BalFigure *
bal_item_read_figure (BalNode node, GPtrArray **extras, GError **error)
{
  FigureNodes nodes = { 0 };
  int qualifier = BAL_QUALIFIER_EXACT;
  int origin = BAL_ORIGIN_PUBLISHED;
  double number = 0;

  if (bal_node_get_kind (node) != BAL_NODE_KIND_OBJECT)
    {
      if (!bal_node_get_double (node, &number, error))
        return NULL;
      return bal_figure_new (number, BAL_VALUE_STATE_VALUE, BAL_QUALIFIER_EXACT,
                             BAL_ORIGIN_PUBLISHED);
    }

  collect_fields (node, &nodes, extras);
  if (!read_nick (nodes.qualifier, BAL_TYPE_QUALIFIER, &qualifier, error) ||
      !read_nick (nodes.origin, BAL_TYPE_ORIGIN, &origin, error))
    return NULL;
  if (bal_node_exists (nodes.low) || bal_node_exists (nodes.high))
    return read_range (node, &nodes, qualifier, (BalOrigin) origin, error);
  if (bal_node_exists (nodes.word))
    return read_word (&nodes, qualifier, (BalOrigin) origin, error);

  return read_value (node, &nodes, qualifier, (BalOrigin) origin, error);
}

static void
write_nick (BalJsonWriter *writer, const char *name, GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  bal_json_writer_name (writer, name);
  bal_json_writer_add_text (writer, g_enum_get_value (klass, value)->value_nick);
}

static void
write_number (BalJsonWriter *writer, const char *name, double number)
{
  bal_json_writer_name (writer, name);
  bal_json_writer_add_number (writer, number);
}

/* Whether reading would find the state by itself. */
static gboolean
is_plain_state (BalFigure *figure)
{
  const BalValueState state = bal_figure_get_state (figure);

  return state == BAL_VALUE_STATE_VALUE ||
         (state == BAL_VALUE_STATE_TRUE_ZERO &&
          bal_figure_get_qualifier (figure) == BAL_QUALIFIER_EXACT);
}

static void
write_value (BalFigure *figure, BalJsonWriter *writer)
{
  const BalQualifier qualifier = bal_figure_get_qualifier (figure);

  if (bal_value_state_has_value (bal_figure_get_state (figure)))
    write_number (writer, "value", bal_figure_get_number (figure));
  if (!is_plain_state (figure))
    write_nick (writer, "state", BAL_TYPE_VALUE_STATE, (int) bal_figure_get_state (figure));
  if (qualifier != BAL_QUALIFIER_EXACT)
    write_nick (writer, "qualifier", BAL_TYPE_QUALIFIER, (int) qualifier);
}

void
bal_item_write_figure (BalFigure *figure, GPtrArray *extras, BalJsonWriter *writer)
{
  const BalQualifier qualifier = bal_figure_get_qualifier (figure);
  const BalOrigin origin = bal_figure_get_origin (figure);

  if (extras == NULL && qualifier == BAL_QUALIFIER_EXACT && origin == BAL_ORIGIN_PUBLISHED &&
      is_plain_state (figure))
    {
      bal_json_writer_add_number (writer, bal_figure_get_number (figure));
      return;
    }

  bal_json_writer_begin_object (writer);
  if (qualifier == BAL_QUALIFIER_RANGE)
    {
      write_number (writer, "low", bal_figure_get_low (figure));
      write_number (writer, "high", bal_figure_get_high (figure));
    }
  else if (qualifier == BAL_QUALIFIER_WORD)
    {
      bal_json_writer_name (writer, "word");
      bal_json_writer_add_text (writer, bal_figure_get_word (figure));
    }
  else
    write_value (figure, writer);
  if (origin != BAL_ORIGIN_PUBLISHED)
    write_nick (writer, "origin", BAL_TYPE_ORIGIN, (int) origin);
  bal_item_write_extras (extras, writer);
  bal_json_writer_end_object (writer);
}
