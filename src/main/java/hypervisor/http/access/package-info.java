/// What stands before every page: the web configuration file, users and their passwords, and how many
/// requests are let in.
@NullMarked
package hypervisor.http.access;

import org.jspecify.annotations.NullMarked;
