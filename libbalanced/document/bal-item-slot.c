/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-slot-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/base/bal-day-private.h"

#define ISO_LENGTH 10  /* YYYY-MM-DD */
#define MONTH_LENGTH 7 /* YYYY-MM */
#define YEAR_LENGTH 4  /* YYYY */

void
bal_item_slot_clear (BalItemSlot *self, const BalMember *member)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_MONTH_OR_DAY:
      g_free (self->text);
      break;
    case BAL_MEMBER_LABEL:
      g_strfreev (self->label);
      break;
    case BAL_MEMBER_TEXTS:
      g_strfreev (self->texts);
      break;
    case BAL_MEMBER_FIGURE:
      g_clear_pointer (&self->figure, bal_figure_unref);
      g_clear_pointer (&self->extras, g_ptr_array_unref);
      break;
    case BAL_MEMBER_ITEM:
      g_clear_object (&self->item);
      break;
    case BAL_MEMBER_ITEMS:
      g_clear_object (&self->items);
      g_clear_pointer (&self->file, g_free);
      break;
    case BAL_MEMBER_INTEGER:
    case BAL_MEMBER_NUMBER:
    case BAL_MEMBER_BOOLEAN:
    case BAL_MEMBER_DAY:
    case BAL_MEMBER_ENUM:
      break;
    }
  memset (self, 0, sizeof *self);
}

/* An empty list is not written unless it must be there, so it is not kept either. */
static gboolean
is_empty (const BalItemSlot *self, const BalMember *member)
{
  if (member->kind == BAL_MEMBER_TEXTS)
    return self->texts[0] == NULL;
  if (member->kind == BAL_MEMBER_ITEMS)
    return g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0;

  return FALSE;
}

static void
drop_empty (BalItemSlot *self, const BalMember *member)
{
  g_autofree char *file = NULL;

  if (member->required || !is_empty (self, member))
    return;

  if (member->kind == BAL_MEMBER_ITEMS)
    file = g_steal_pointer (&self->file);
  bal_item_slot_clear (self, member);
  if (file != NULL)
    self->file = g_steal_pointer (&file);
}

/* Comparing */

static gboolean
lists_equal (BalItemList *a, BalItemList *b)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (a));

  if (n_items != g_list_model_get_n_items (G_LIST_MODEL (b)))
    return FALSE;
  for (guint i = 0; i < n_items; i++)
    {
      if (!bal_item_equal (bal_item_list_peek (a, i), bal_item_list_peek (b, i)))
        return FALSE;
    }

  return TRUE;
}

gboolean
bal_item_slot_equal (const BalItemSlot *self, const BalItemSlot *other, const BalMember *member)
{
  if (self->stated != other->stated)
    return FALSE;
  if (!self->stated)
    return TRUE;

  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_MONTH_OR_DAY:
      return g_str_equal (self->text, other->text);
    case BAL_MEMBER_LABEL:
    case BAL_MEMBER_TEXTS:
      return g_strv_equal ((const char *const *) self->texts, (const char *const *) other->texts);
    case BAL_MEMBER_NUMBER:
      return self->number == other->number;
    case BAL_MEMBER_FIGURE:
      return bal_figure_equal (self->figure, other->figure) &&
             bal_item_extras_equal (self->extras, other->extras);
    case BAL_MEMBER_ITEM:
      return bal_item_equal (self->item, other->item);
    case BAL_MEMBER_ITEMS:
      return lists_equal (self->items, other->items);
    case BAL_MEMBER_INTEGER:
    case BAL_MEMBER_BOOLEAN:
    case BAL_MEMBER_DAY:
    case BAL_MEMBER_ENUM:
      break;
    }

  return self->integer == other->integer;
}

/* Reading */

static gboolean
read_text (BalItemSlot *self, BalNode node, GError **error)
{
  self->text = g_strdup (bal_node_get_text (node, error));

  return self->text != NULL;
}

static gboolean
read_label (BalItemSlot *self, BalNode node, GError **error)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  const char *text = NULL;

  if (bal_node_get_kind (node) != BAL_NODE_KIND_OBJECT)
    {
      text = bal_node_get_text (node, error);
      if (text == NULL)
        return FALSE;
      g_strv_builder_add_many (pairs, "", text, NULL);
      self->label = g_strv_builder_end (pairs);
      return TRUE;
    }

  if (bal_node_get_length (node) == 0)
    {
      bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                          "a label needs a text in at least one language");
      return FALSE;
    }
  for (BalNode member = bal_node_get_first (node); bal_node_exists (member);
       member = bal_node_get_next (member))
    {
      g_autofree char *language = bal_node_dup_name (member);

      text = bal_node_get_text (member, error);
      if (text == NULL)
        return FALSE;
      if (*language == '\0')
        {
          bal_node_set_error (member, error, BAL_DOCUMENT_ERROR_BAD_VALUE,
                              "a language needs a name, such as “en” or “cy”");
          return FALSE;
        }
      g_strv_builder_add_many (pairs, language, text, NULL);
    }
  self->label = g_strv_builder_end (pairs);

  return TRUE;
}

static gboolean
read_integer (BalItemSlot *self, BalNode node, GError **error)
{
  if (!bal_node_get_int (node, &self->integer, error))
    return FALSE;
  if (self->integer != BAL_ITEM_NOT_STATED)
    return TRUE;

  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_NUMBER,
                      "this integer stands for “not stated”, and cannot be a value");

  return FALSE;
}

static gboolean
read_boolean (BalItemSlot *self, BalNode node, GError **error)
{
  gboolean value = FALSE;

  if (!bal_node_get_boolean (node, &value, error))
    return FALSE;
  self->integer = value;

  return TRUE;
}

static gboolean
refuse_date (BalNode node, GError **error, const char *forms)
{
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_BAD_VALUE, "a date is needed here, as %s",
                      forms);

  return FALSE;
}

static gboolean
read_day (BalItemSlot *self, BalNode node, GError **error)
{
  const char *text = bal_node_get_text (node, error);
  gint32 day = BAL_DAY_NONE;

  if (text == NULL)
    return FALSE;
  if (strlen (text) != ISO_LENGTH ||
      !bal_day_parse (text, ISO_LENGTH, BAL_DATE_ORDER_ISO, &day, NULL))
    return refuse_date (node, error, "2021-02-28");
  self->integer = day;

  return TRUE;
}

/* The first day; BAL_DAY_NONE when the text is not a year, a month or a day. */
static gint32
parse_month_or_day (const char *text, gint32 *last)
{
  const gsize length = strlen (text);
  g_autofree char *padded = NULL;
  gint32 day = BAL_DAY_NONE;
  int year = 0;
  int month = 0;
  int day_of_month = 0;

  *last = BAL_DAY_NONE;
  if (length == ISO_LENGTH && bal_day_parse (text, length, BAL_DATE_ORDER_ISO, &day, NULL))
    {
      *last = day;
      return day;
    }
  if (length == YEAR_LENGTH)
    padded = g_strconcat (text, "-01", NULL);
  else if (length == MONTH_LENGTH)
    padded = g_strdup (text);
  if (padded == NULL || !bal_day_parse_month (padded, MONTH_LENGTH, &day))
    return BAL_DAY_NONE;

  bal_day_to_civil (day, &year, &month, &day_of_month);
  if (length == YEAR_LENGTH)
    month = 12;
  *last = bal_day_from_civil (year, month, bal_day_get_month_length (year, month));

  return day;
}

static gboolean
read_month_or_day (BalItemSlot *self, BalNode node, GError **error)
{
  gint32 last = BAL_DAY_NONE;

  if (!read_text (self, node, error))
    return FALSE;
  if (parse_month_or_day (self->text, &last) == BAL_DAY_NONE)
    return refuse_date (node, error, "2021-02-28, 2021-02 or 2021");

  return TRUE;
}

static gboolean
read_texts (BalItemSlot *self, BalNode node, GError **error)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  if (!bal_node_check_kind (node, BAL_NODE_KIND_ARRAY, error))
    return FALSE;
  for (BalNode element = bal_node_get_first (node); bal_node_exists (element);
       element = bal_node_get_next (element))
    {
      const char *text = bal_node_get_text (element, error);

      if (text == NULL)
        return FALSE;
      g_strv_builder_add (texts, text);
    }
  self->texts = g_strv_builder_end (texts);

  return TRUE;
}

/* Nicks are written with underscores, whichever the enumeration has. */
static char *
dup_nick (const GEnumValue *value)
{
  return g_strdelimit (g_strdup (value->value_nick), "-", '_');
}

static gboolean
read_enum (BalItemSlot *self, const BalMember *member, BalNode node, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (member->type ());
  g_autoptr (GString) nicks = g_string_new (NULL);
  const char *text = bal_node_get_text (node, error);
  g_autofree char *wanted = NULL;

  if (text == NULL)
    return FALSE;
  wanted = g_strdelimit (g_strdup (text), "-", '_');
  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autofree char *nick = dup_nick (&klass->values[i]);

      if (g_str_equal (nick, wanted))
        {
          self->integer = klass->values[i].value;
          return TRUE;
        }
      g_string_append_printf (nicks, "%s%s", i > 0 ? ", " : "", nick);
    }
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_UNKNOWN_CODE, "one of these is needed: %s",
                      nicks->str);

  return FALSE;
}

static gboolean
read_items (BalItemSlot *self,
            const BalMember *member,
            BalNode node,
            const char *pointer,
            GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BalDocument) part = NULL;

  if (bal_item_part_is_named (node))
    {
      part = bal_item_part_load (node, pointer, &self->file, error);
      if (part == NULL)
        return FALSE;
      node = bal_document_get_root (part);
    }
  if (!bal_node_check_kind (node, BAL_NODE_KIND_ARRAY, error))
    return FALSE;
  for (BalNode element = bal_node_get_first (node); bal_node_exists (element);
       element = bal_node_get_next (element))
    {
      g_autofree char *own = g_strdup_printf ("%s/%u", pointer, items->len);
      BalItem *item = bal_item_read_at (element, member->type (), own, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (items, item);
    }
  self->items = bal_item_list_new_take (member->type (), g_steal_pointer (&items));

  return TRUE;
}

static gboolean
read_value (BalItemSlot *self,
            const BalMember *member,
            BalNode node,
            const char *pointer,
            GError **error)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
      return read_text (self, node, error);
    case BAL_MEMBER_LABEL:
      return read_label (self, node, error);
    case BAL_MEMBER_INTEGER:
      return read_integer (self, node, error);
    case BAL_MEMBER_NUMBER:
      return bal_node_get_double (node, &self->number, error);
    case BAL_MEMBER_BOOLEAN:
      return read_boolean (self, node, error);
    case BAL_MEMBER_DAY:
      return read_day (self, node, error);
    case BAL_MEMBER_MONTH_OR_DAY:
      return read_month_or_day (self, node, error);
    case BAL_MEMBER_TEXTS:
      return read_texts (self, node, error);
    case BAL_MEMBER_ENUM:
      return read_enum (self, member, node, error);
    case BAL_MEMBER_FIGURE:
      self->figure = bal_item_read_figure (node, &self->extras, error);
      return self->figure != NULL;
    case BAL_MEMBER_ITEM:
      self->item = bal_item_read_at (node, member->type (), pointer, error);
      return self->item != NULL;
    case BAL_MEMBER_ITEMS:
      return read_items (self, member, node, pointer, error);
    }

  g_assert_not_reached ();
}

gboolean
bal_item_slot_read (BalItemSlot *self,
                    const BalMember *member,
                    BalNode node,
                    const char *pointer,
                    GError **error)
{
  if (bal_node_get_kind (node) == BAL_NODE_KIND_NULL)
    return TRUE;
  self->stated = TRUE;
  if (!read_value (self, member, node, pointer, error))
    return FALSE;
  drop_empty (self, member);

  return TRUE;
}

/* Writing */

static void
write_texts (char **texts, BalJsonWriter *writer)
{
  bal_json_writer_begin_line_array (writer);
  for (guint i = 0; texts[i] != NULL; i++)
    bal_json_writer_add_text (writer, texts[i]);
  bal_json_writer_end_array (writer);
}

static void
write_label (char **label, BalJsonWriter *writer)
{
  if (*label[0] == '\0')
    {
      bal_json_writer_add_text (writer, label[1]);
      return;
    }

  bal_json_writer_begin_object (writer);
  for (guint i = 0; label[i] != NULL; i += 2)
    {
      bal_json_writer_name (writer, label[i]);
      bal_json_writer_add_text (writer, label[i + 1]);
    }
  bal_json_writer_end_object (writer);
}

void
bal_item_write_items (BalItemList *items, BalJsonWriter *writer)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (items));

  bal_json_writer_begin_array (writer);
  for (guint i = 0; i < n_items; i++)
    bal_item_write (bal_item_list_peek (items, i), writer);
  bal_json_writer_end_array (writer);
}

static void
write_enum (const BalItemSlot *self, const BalMember *member, BalJsonWriter *writer)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (member->type ());
  g_autofree char *nick = dup_nick (g_enum_get_value (klass, (int) self->integer));

  bal_json_writer_add_text (writer, nick);
}

static void
write_day (const BalItemSlot *self, BalJsonWriter *writer)
{
  g_autofree char *text = bal_day_to_text ((gint32) self->integer);

  bal_json_writer_add_text (writer, text);
}

static void
write_value (const BalItemSlot *self, const BalMember *member, BalJsonWriter *writer)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_MONTH_OR_DAY:
      bal_json_writer_add_text (writer, self->text);
      break;
    case BAL_MEMBER_LABEL:
      write_label (self->label, writer);
      break;
    case BAL_MEMBER_INTEGER:
      bal_json_writer_add_integer (writer, self->integer);
      break;
    case BAL_MEMBER_NUMBER:
      bal_json_writer_add_number (writer, self->number);
      break;
    case BAL_MEMBER_BOOLEAN:
      bal_json_writer_add_boolean (writer, self->integer != 0);
      break;
    case BAL_MEMBER_DAY:
      write_day (self, writer);
      break;
    case BAL_MEMBER_TEXTS:
      write_texts (self->texts, writer);
      break;
    case BAL_MEMBER_ENUM:
      write_enum (self, member, writer);
      break;
    case BAL_MEMBER_FIGURE:
      bal_item_write_figure (self->figure, self->extras, writer);
      break;
    case BAL_MEMBER_ITEM:
      bal_item_write (self->item, writer);
      break;
    case BAL_MEMBER_ITEMS:
      bal_item_write_items (self->items, writer);
      break;
    }
}

void
bal_item_slot_write (const BalItemSlot *self, const BalMember *member, BalJsonWriter *writer)
{
  if (!self->stated)
    return;

  bal_json_writer_name (writer, member->name);
  write_value (self, member, writer);
}

/* Labels and dates */

static const char *
find_language (char **label, const char *language, gsize length)
{
  for (guint i = 0; label[i] != NULL; i += 2)
    {
      if (strlen (label[i]) == length && g_ascii_strncasecmp (label[i], language, length) == 0)
        return label[i + 1];
    }

  return NULL;
}

const char *
bal_item_slot_get_label (const BalItemSlot *self, const char *language)
{
  const char *text = NULL;

  if (!self->stated)
    return NULL;

  if (language != NULL)
    text = find_language (self->label, language, strlen (language));
  if (text == NULL && language != NULL)
    text = find_language (self->label, language, strcspn (language, "-_."));
  if (text == NULL)
    text = find_language (self->label, "", 0);
  if (text == NULL)
    text = find_language (self->label, "en", 2);

  return text != NULL ? text : self->label[1];
}

void
bal_item_slot_get_days (const BalItemSlot *self,
                        const BalMember *member,
                        gint32 *first,
                        gint32 *last)
{
  *first = BAL_DAY_NONE;
  *last = BAL_DAY_NONE;
  if (!self->stated)
    return;

  if (member->kind == BAL_MEMBER_MONTH_OR_DAY)
    *first = parse_month_or_day (self->text, last);
  else
    *first = *last = (gint32) self->integer;
}

/* As a property */

static const char *
get_property_name (const BalMember *member)
{
  g_autofree char *name = g_strdelimit (g_strdup (member->name), "_", '-');

  return g_intern_string (name);
}

GParamSpec *
bal_item_slot_make_property (const BalMember *member)
{
  const GParamFlags flags =
    (GParamFlags) (G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  const char *name = get_property_name (member);

  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_LABEL:
    case BAL_MEMBER_MONTH_OR_DAY:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case BAL_MEMBER_INTEGER:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, BAL_ITEM_NOT_STATED,
                                 flags);
    case BAL_MEMBER_NUMBER:
      /* Not stated: NaN cannot be the default of a property, though it can be read from one. */
      return g_param_spec_double (name, NULL, NULL, -INFINITY, G_MAXDOUBLE, -INFINITY, flags);
    case BAL_MEMBER_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case BAL_MEMBER_DAY:
      return g_param_spec_int (name, NULL, NULL, G_MININT32, G_MAXINT32, BAL_DAY_NONE, flags);
    case BAL_MEMBER_TEXTS:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case BAL_MEMBER_ENUM:
      {
        g_autoptr (GEnumClass) klass = g_type_class_ref (member->type ());

        return g_param_spec_enum (name, NULL, NULL, member->type (), klass->values[0].value, flags);
      }
    case BAL_MEMBER_FIGURE:
      return g_param_spec_boxed (name, NULL, NULL, BAL_TYPE_FIGURE, flags);
    case BAL_MEMBER_ITEM:
      return g_param_spec_object (name, NULL, NULL, member->type (), flags);
    case BAL_MEMBER_ITEMS:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    }

  g_assert_not_reached ();
}

static char **
label_from_text (const char *text)
{
  char **label = g_new0 (char *, 3);

  label[0] = g_strdup ("");
  label[1] = g_strdup (text);

  return label;
}

static void
set_value (BalItemSlot *self, const BalMember *member, const GValue *value)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_MONTH_OR_DAY:
      self->text = g_value_dup_string (value);
      break;
    case BAL_MEMBER_LABEL:
      self->label = label_from_text (g_value_get_string (value));
      break;
    case BAL_MEMBER_INTEGER:
      self->integer = g_value_get_int64 (value);
      break;
    case BAL_MEMBER_NUMBER:
      self->number = g_value_get_double (value);
      break;
    case BAL_MEMBER_BOOLEAN:
      self->integer = g_value_get_boolean (value);
      break;
    case BAL_MEMBER_DAY:
      self->integer = g_value_get_int (value);
      break;
    case BAL_MEMBER_ENUM:
      self->integer = g_value_get_enum (value);
      break;
    case BAL_MEMBER_TEXTS:
      self->texts = g_value_dup_boxed (value);
      break;
    case BAL_MEMBER_FIGURE:
      self->figure = g_value_dup_boxed (value);
      break;
    case BAL_MEMBER_ITEM:
      self->item = g_value_dup_object (value);
      break;
    case BAL_MEMBER_ITEMS:
      self->items = bal_item_list_new_copy (member->type (), g_value_get_object (value));
      break;
    }
}

/* Construct-only properties are always set, mostly to their defaults: those mean that the
 * member is not stated. */
static gboolean
is_default (const BalMember *member, const GValue *value)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_LABEL:
    case BAL_MEMBER_MONTH_OR_DAY:
      return g_value_get_string (value) == NULL;
    case BAL_MEMBER_INTEGER:
      return g_value_get_int64 (value) == BAL_ITEM_NOT_STATED;
    case BAL_MEMBER_NUMBER:
      return !isfinite (g_value_get_double (value));
    case BAL_MEMBER_BOOLEAN:
      return !member->required && !g_value_get_boolean (value);
    case BAL_MEMBER_DAY:
      return g_value_get_int (value) == BAL_DAY_NONE;
    case BAL_MEMBER_ENUM:
      {
        g_autoptr (GEnumClass) klass = g_type_class_ref (member->type ());

        return !member->required && g_value_get_enum (value) == klass->values[0].value;
      }
    case BAL_MEMBER_TEXTS:
    case BAL_MEMBER_FIGURE:
      return g_value_get_boxed (value) == NULL;
    case BAL_MEMBER_ITEM:
    case BAL_MEMBER_ITEMS:
      return g_value_get_object (value) == NULL;
    }

  g_assert_not_reached ();
}

void
bal_item_slot_set_value (BalItemSlot *self, const BalMember *member, const GValue *value)
{
  bal_item_slot_clear (self, member);
  if (is_default (member, value))
    return;

  self->stated = TRUE;
  set_value (self, member, value);
  drop_empty (self, member);
}

static void
get_number (const BalItemSlot *self, const BalMember *member, GValue *value)
{
  if (member->kind == BAL_MEMBER_INTEGER)
    g_value_set_int64 (value, self->stated ? self->integer : BAL_ITEM_NOT_STATED);
  else if (member->kind == BAL_MEMBER_DAY)
    g_value_set_int (value, self->stated ? (int) self->integer : BAL_DAY_NONE);
  else
    g_value_set_double (value, self->stated ? self->number : NAN);
}

void
bal_item_slot_get_value (const BalItemSlot *self, const BalMember *member, GValue *value)
{
  static const char *const no_texts[] = { NULL };

  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
    case BAL_MEMBER_MONTH_OR_DAY:
      g_value_set_string (value, self->text);
      break;
    case BAL_MEMBER_LABEL:
      g_value_set_string (value, bal_item_slot_get_label (self, NULL));
      break;
    case BAL_MEMBER_INTEGER:
    case BAL_MEMBER_DAY:
    case BAL_MEMBER_NUMBER:
      get_number (self, member, value);
      break;
    case BAL_MEMBER_BOOLEAN:
      g_value_set_boolean (value, self->integer != 0);
      break;
    case BAL_MEMBER_ENUM:
      if (self->stated)
        g_value_set_enum (value, (int) self->integer);
      break;
    case BAL_MEMBER_TEXTS:
      g_value_set_boxed (value, self->stated ? (gconstpointer) self->texts : no_texts);
      break;
    case BAL_MEMBER_FIGURE:
      g_value_set_boxed (value, self->figure);
      break;
    case BAL_MEMBER_ITEM:
      g_value_set_object (value, self->item);
      break;
    case BAL_MEMBER_ITEMS:
      if (self->stated)
        g_value_set_object (value, self->items);
      else
        g_value_take_object (value, bal_item_list_new_copy (member->type (), NULL));
      break;
    }
}
