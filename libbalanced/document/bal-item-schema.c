/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/document/bal-item-schema-private.h"

#include <string.h>

#include "libbalanced/core/bal-figure.h"
#include "libbalanced/core/bal-value-state.h"
#include "libbalanced/document/bal-item-private.h"

#define DIALECT "https://json-schema.org/draft/2020-12/schema"
#define PREFIX "Bal"

#define DAY_PATTERN "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
#define MONTH_OR_DAY_PATTERN "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

/* The types that are still to be described, and those that were met. */
typedef struct
{
  BalJsonWriter *writer; /* borrowed */
  GQueue waiting;        /* of GType */
  GHashTable *met;       /* borrowed, of GType */
  GHashTable *sections;  /* borrowed, of GType: the outermost, and what stands once in it */
  gboolean in_section;   /* one of these is being described */
} Schema;

static void
write_text (Schema *self, const char *name, const char *value)
{
  bal_json_writer_name (self->writer, name);
  bal_json_writer_add_text (self->writer, value);
}

static void
write_reference (Schema *self, const char *name)
{
  g_autofree char *path = g_strconcat ("#/$defs/", name, NULL);

  write_text (self, "$ref", path);
}

static const char *
get_name (GType type)
{
  const char *name = g_type_name (type);

  return g_str_has_prefix (name, PREFIX) ? name + strlen (PREFIX) : name;
}

static void
refer_to (Schema *self, GType type)
{
  if (g_hash_table_add (self->met, GSIZE_TO_POINTER (type)))
    g_queue_push_tail (&self->waiting, GSIZE_TO_POINTER (type));
  write_reference (self, get_name (type));
}

static void
write_words (Schema *self, const char *name, const char *const *words)
{
  bal_json_writer_name (self->writer, name);
  bal_json_writer_begin_line_array (self->writer);
  for (guint i = 0; words[i] != NULL; i++)
    bal_json_writer_add_text (self->writer, words[i]);
  bal_json_writer_end_array (self->writer);
}

static void
write_nicks (Schema *self, GType type)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GStrvBuilder) nicks = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < klass->n_values; i++)
    {
      g_autofree char *nick = g_strdelimit (g_strdup (klass->values[i].value_nick), "-", '_');

      g_strv_builder_add (nicks, nick);
    }
  words = g_strv_builder_end (nicks);
  write_words (self, "enum", (const char *const *) words);
}

static void
write_either (Schema *self, const char *one, const char *other)
{
  bal_json_writer_name (self->writer, "type");
  bal_json_writer_begin_line_array (self->writer);
  bal_json_writer_add_text (self->writer, one);
  bal_json_writer_add_text (self->writer, other);
  bal_json_writer_end_array (self->writer);
}

static void
begin_part (Schema *self, const char *name)
{
  bal_json_writer_name (self->writer, name);
  bal_json_writer_begin_object (self->writer);
}

/* A list of the document itself, or of a section, may stand in a file beside it. */
static void
write_file (Schema *self)
{
  write_either (self, "array", "object");
  begin_part (self, "properties");
  begin_part (self, "file");
  write_text (self, "type", "string");
  bal_json_writer_end_object (self->writer);
  bal_json_writer_end_object (self->writer);
  write_words (self, "required", (const char *const[]){ "file", NULL });
  bal_json_writer_name (self->writer, "maxProperties");
  bal_json_writer_add_integer (self->writer, 1);
}

/* One text, which may have to be a word. */
static void
write_text_member (Schema *self, const BalMember *member)
{
  write_text (self, "type", "string");
  if (member->words != NULL)
    write_words (self, "enum", member->words);
}

static void
write_array (Schema *self, const BalMember *member)
{
  const GType type = member->type != NULL ? member->type () : G_TYPE_NONE;

  if (type != G_TYPE_NONE && self->in_section)
    write_file (self);
  else
    write_text (self, "type", "array");
  bal_json_writer_name (self->writer, "items");
  bal_json_writer_begin_object (self->writer);
  if (type != G_TYPE_NONE)
    refer_to (self, type);
  else
    write_text_member (self, member);
  bal_json_writer_end_object (self->writer);
}

static void
write_date (Schema *self, const char *pattern)
{
  write_text (self, "type", "string");
  write_text (self, "pattern", pattern);
}

static void
write_kind (Schema *self, const BalMember *member)
{
  switch (member->kind)
    {
    case BAL_MEMBER_TEXT:
      write_text_member (self, member);
      break;
    case BAL_MEMBER_LABEL:
      write_reference (self, "label");
      break;
    case BAL_MEMBER_INTEGER:
      write_text (self, "type", "integer");
      break;
    case BAL_MEMBER_NUMBER:
      write_text (self, "type", "number");
      break;
    case BAL_MEMBER_BOOLEAN:
      write_text (self, "type", "boolean");
      break;
    case BAL_MEMBER_DAY:
      write_date (self, DAY_PATTERN);
      break;
    case BAL_MEMBER_MONTH_OR_DAY:
      write_date (self, MONTH_OR_DAY_PATTERN);
      break;
    case BAL_MEMBER_TEXTS:
      write_array (self, member);
      break;
    case BAL_MEMBER_ENUM:
      write_nicks (self, member->type ());
      break;
    case BAL_MEMBER_FIGURE:
      write_reference (self, "figure");
      break;
    case BAL_MEMBER_ITEM:
      if (self->in_section)
        g_hash_table_add (self->sections, GSIZE_TO_POINTER (member->type ()));
      refer_to (self, member->type ());
      break;
    case BAL_MEMBER_ITEMS:
    default:
      write_array (self, member);
      break;
    }
}

/* What the codes name is no matter of form, so it is only said. */
static void
write_comment (Schema *self, const BalMember *member)
{
  g_autofree char *comment = NULL;

  if (member->refers_to == NULL)
    return;
  if (*member->refers_to == ':')
    comment = g_strdup_printf ("of the framework’s %s", member->refers_to + 1);
  else
    comment = g_strdup_printf ("codes of /%s", member->refers_to);
  write_text (self, "$comment", comment);
}

static void
write_required (Schema *self, const BalItemClass *klass)
{
  bal_json_writer_name (self->writer, "required");
  bal_json_writer_begin_line_array (self->writer);
  for (guint i = 0; i < klass->n_members; i++)
    if (klass->members[i]->required)
      bal_json_writer_add_text (self->writer, klass->members[i]->name);
  bal_json_writer_end_array (self->writer);
}

static void
write_type (Schema *self, GType type)
{
  g_autoptr (GTypeClass) type_class = g_type_class_ref (type);
  const BalItemClass *klass = BAL_ITEM_CLASS (type_class);

  bal_json_writer_name (self->writer, get_name (type));
  bal_json_writer_begin_object (self->writer);
  write_text (self, "type", "object");
  bal_json_writer_name (self->writer, "properties");
  bal_json_writer_begin_object (self->writer);
  for (guint i = 0; i < klass->n_members; i++)
    {
      bal_json_writer_name (self->writer, klass->members[i]->name);
      bal_json_writer_begin_object (self->writer);
      write_kind (self, klass->members[i]);
      write_comment (self, klass->members[i]);
      bal_json_writer_end_object (self->writer);
    }
  bal_json_writer_end_object (self->writer);
  write_required (self, klass);
  bal_json_writer_end_object (self->writer);
}

static void
write_label (Schema *self)
{
  bal_json_writer_name (self->writer, "label");
  bal_json_writer_begin_object (self->writer);
  write_text (self, "$comment", "a text, or one for each language: { \"en\": …, \"cy\": … }");
  write_either (self, "string", "object");
  bal_json_writer_name (self->writer, "minProperties");
  bal_json_writer_add_integer (self->writer, 1);
  bal_json_writer_name (self->writer, "additionalProperties");
  bal_json_writer_begin_object (self->writer);
  write_text (self, "type", "string");
  bal_json_writer_end_object (self->writer);
  bal_json_writer_end_object (self->writer);
}

/* An object says at least one of these; a number has no members, and passes. */
static void
write_forms (Schema *self)
{
  static const char *const forms[][3] = { { "value" }, { "low", "high" }, { "word" }, { "state" } };

  bal_json_writer_name (self->writer, "anyOf");
  bal_json_writer_begin_array (self->writer);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      bal_json_writer_begin_object (self->writer);
      write_words (self, "required", forms[i]);
      bal_json_writer_end_object (self->writer);
    }
  bal_json_writer_end_array (self->writer);
}

static void
write_figure (Schema *self)
{
  const char *const numbers[] = { "value", "low", "high" };
  const struct
  {
    const char *name;
    GType type;
  } words[] = {
    { "state", BAL_TYPE_VALUE_STATE },
    { "qualifier", BAL_TYPE_QUALIFIER },
    { "origin", BAL_TYPE_ORIGIN },
  };

  begin_part (self, "figure");
  write_either (self, "number", "object");
  begin_part (self, "properties");
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      begin_part (self, numbers[i]);
      write_text (self, "type", "number");
      bal_json_writer_end_object (self->writer);
    }
  begin_part (self, "word");
  write_text (self, "type", "string");
  bal_json_writer_end_object (self->writer);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      begin_part (self, words[i].name);
      write_nicks (self, words[i].type);
      bal_json_writer_end_object (self->writer);
    }
  bal_json_writer_end_object (self->writer);
  write_forms (self);
  bal_json_writer_end_object (self->writer);
}

char *
bal_item_type_make_schema (GType type, const char *id, const char *title)
{
  g_autoptr (BalJsonWriter) writer = bal_json_writer_new ();
  g_autoptr (GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) sections = g_hash_table_new (NULL, NULL);
  Schema self = { writer, G_QUEUE_INIT, met, sections, FALSE };

  bal_json_writer_begin_object (writer);
  write_text (&self, "$schema", DIALECT);
  write_text (&self, "$id", id);
  write_text (&self, "title", title);
  g_hash_table_add (sections, GSIZE_TO_POINTER (type));
  refer_to (&self, type);
  begin_part (&self, "$defs");
  write_label (&self);
  write_figure (&self);
  while (!g_queue_is_empty (&self.waiting))
    {
      const GType next = GPOINTER_TO_SIZE (g_queue_pop_head (&self.waiting));

      self.in_section = g_hash_table_contains (sections, GSIZE_TO_POINTER (next));
      write_type (&self, next);
    }
  bal_json_writer_end_object (writer);
  bal_json_writer_end_object (writer);

  return bal_json_writer_end (writer);
}
