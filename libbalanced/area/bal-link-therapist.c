/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-link-therapist.h"

#include "libbalanced/area/bal-therapist-link.h"
#include "libbalanced/document/bal-item-private.h"

/**
 * BalLinkTherapist:
 *
 * A therapist who is the link of schools, settings or clusters of settings: the time is put
 * together there, and the therapist works as one of the team.
 *
 * It stands for a post, and holds no name of a person.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: C9.
 *
 * Since: 0.1
 */
struct _BalLinkTherapist
{
  BalItem parent_instance;
};

struct _BalLinkTherapistClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalLinkTherapist, bal_link_therapist, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "role", BAL_MEMBER_TEXT, .refers_to = ":roles" },
  { "services", BAL_MEMBER_TEXTS },
  { "links", BAL_MEMBER_ITEMS, FALSE, bal_therapist_link_get_type },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "passage", BAL_MEMBER_TEXT },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_link_therapist_class_init (BalLinkTherapistClass *klass)
{
  /**
   * BalLinkTherapist:code:
   *
   * The code of the post.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:label:
   *
   * What the post is called.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:agency:
   *
   * The code of the agency that employs the therapist.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:role:
   *
   * The code of the role.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:services:
   *
   * The services that the therapist gives, such as "speech-language".
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:links:
   *
   * The settings that the therapist is the link of: a list of [class@Balanced.TherapistLink].
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:passage:
   *
   * Where in the source it stands.
   *
   * Since: 0.1
   */
  /**
   * BalLinkTherapist:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_link_therapist_init (BalLinkTherapist *self)
{
}
